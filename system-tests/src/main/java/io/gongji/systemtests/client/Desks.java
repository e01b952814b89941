package io.gongji.systemtests.client;

/// Everybody's way into a running system, with one caller who sends every write twice.
public record Desks(
        Services services,
        Caller caller,
        PaymentDesk payment,
        PremiumDesk premiums,
        PoolingDesk pooling,
        WalletDesk wallets,
        HoldDesk holds,
        LedgerDesk ledger,
        BooksDesk books,
        BenefitDesk benefits,
        ClockDesk clock) {
    public static Desks of(Services services, Caller caller) {
        return new Desks(
                services,
                caller,
                new PaymentDesk(services, caller),
                new PremiumDesk(services, caller),
                new PoolingDesk(services, caller),
                new WalletDesk(services, caller),
                new HoldDesk(services, caller),
                new LedgerDesk(services),
                new BooksDesk(services, caller),
                new BenefitDesk(services, caller),
                new ClockDesk(services));
    }
}
