package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.domain.transfer.Stage;
import io.gongji.pooling.domain.transfer.Transfer;
import io.gongji.pooling.domain.wallet.Wallet;
import io.gongji.pooling.store.TransferStore;
import io.gongji.pooling.store.TransferStore.Loaded;
import io.gongji.pooling.store.WalletStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads wallets and transfers as they are now, or as they are once the books have answered.
@ApplicationScoped
public class WalletReader {
    private static final int WAITING_MAX = 200;

    private final WalletStore wallets;
    private final TransferStore transfers;
    private final Transactions transactions;
    private final AnswerWaiter waiter;
    private final Register register;
    private final Calendar calendar;

    WalletReader(
            WalletStore wallets,
            TransferStore transfers,
            Transactions transactions,
            AnswerWaiter waiter,
            Register register,
            Calendar calendar) {
        this.wallets = wallets;
        this.transfers = transfers;
        this.transactions = transactions;
        this.waiter = waiter;
        this.register = register;
        this.calendar = calendar;
    }

    /// An open wallet.
    ///
    /// @param sentToday transfers of today, oldest first, declined ones among them
    public record WalletSeen(MemberId holder, RegionCode placeOfUse, List<TransferId> sentToday) {}

    /// The cities that are open on a day.
    public record OpenCities(LocalDate onDate, List<RegionCode> regions) {}

    /// A wallet; empty when the person has opened none.
    public Optional<WalletSeen> wallet(MemberId holder) {
        Wallet wallet = transactions.run(handle -> wallets.load(handle, holder)).state();
        return Optional.ofNullable(wallet.placeOfUse())
                .map(place -> new WalletSeen(holder, place, wallet.sentOn(calendar.today())));
    }

    /// The cities that are open today.
    public OpenCities openCities() {
        LocalDate today = calendar.today();
        return new OpenCities(today, register.openCities(today));
    }

    /// A transfer as it is now.
    public Optional<Transfer> transfer(TransferId id) {
        return load(id).state();
    }

    /// A transfer once the books have answered, or when the time is over.
    public Optional<Transfer> settled(TransferId id, Duration atMost) {
        Loaded now = load(id);
        if (now.lastTold() == null || isSettled(now)) {
            return now.state();
        }
        waiter.await(now.lastTold(), atMost, () -> isSettled(load(id)));
        return load(id).state();
    }

    /// Transfers that wait for a payee, the next to go back first, at most 200.
    public List<Transfer> waitingFor(MemberId payee) {
        return transactions.run(handle -> transfers.waitingFor(handle, payee, WAITING_MAX)).stream()
                .map(id -> load(id).state())
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isSettled(Loaded loaded) {
        return loaded.state()
                .map(transfer ->
                        switch (transfer.stage()) {
                            case Stage.Pending _, Stage.Accepting _, Stage.Returning _ -> false;
                            case Stage.Waiting _,
                                    Stage.Declined _,
                                    Stage.Credited _,
                                    Stage.Returned _ ->
                                    true;
                        })
                .orElse(true);
    }

    private Loaded load(TransferId id) {
        return transactions.run(handle -> transfers.load(handle, id));
    }
}
