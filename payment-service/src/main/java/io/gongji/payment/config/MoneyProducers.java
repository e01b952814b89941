package io.gongji.payment.config;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.DueHandler;
import io.gongji.payment.app.FlexibleHandler;
import io.gongji.payment.app.InterestHandler;
import io.gongji.payment.app.MoneyHandler;
import io.gongji.payment.app.PaymentPasswords;
import io.gongji.payment.app.PayrollHandler;
import io.gongji.payment.app.PremiumCases;
import io.gongji.payment.app.ReceiptHandler;
import io.gongji.payment.app.Writes;
import io.gongji.payment.ledger.InterestBases;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.view.MoneyQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/// Makes what takes in receipts, dues and the treasury.
@Singleton
final class MoneyProducers {
    @Produces
    @Singleton
    MoneyHandler money(Writes writes, Aggregates aggregates) {
        return new MoneyHandler(writes, aggregates);
    }

    @Produces
    @Singleton
    DueHandler dues(
            Writes writes,
            Aggregates aggregates,
            MoneyHandler money,
            PolicyBook policies,
            PaymentPasswords passwords) {
        return new DueHandler(writes, aggregates, money, policies, passwords);
    }

    @Produces
    @Singleton
    ReceiptHandler receipts(
            Writes writes,
            Aggregates aggregates,
            MoneyHandler money,
            PayrollHandler payrolls,
            FlexibleHandler flexible,
            PremiumCases cases,
            DueHandler dues) {
        return new ReceiptHandler(writes, aggregates, money, payrolls, flexible, cases, dues);
    }

    @Produces
    @Singleton
    InterestHandler interest(
            Writes writes,
            Transactions transactions,
            Aggregates aggregates,
            BusinessClock clock,
            PaymentConfig config) {
        return new InterestHandler(
                writes,
                transactions,
                aggregates,
                new InterestBases(config.ledgerUrl(), config.ledgerTimeout()),
                clock);
    }

    @Produces
    @Singleton
    MoneyQueries moneyQueries(Jdbi jdbi) {
        return new MoneyQueries(jdbi);
    }
}
