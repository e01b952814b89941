package io.gongji.payment.config;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.AllotmentHandler;
import io.gongji.payment.app.BillPricing;
import io.gongji.payment.app.ClaimHandler;
import io.gongji.payment.app.HoldHandler;
import io.gongji.payment.app.MonthEndHandler;
import io.gongji.payment.app.ProviderHandler;
import io.gongji.payment.app.RecourseHandler;
import io.gongji.payment.app.ReversalHandler;
import io.gongji.payment.app.SettlementHandler;
import io.gongji.payment.app.WithdrawalHandler;
import io.gongji.payment.app.Writes;
import io.gongji.payment.ledger.Balances;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.view.ClaimQueries;
import io.gongji.payment.view.HoldQueries;
import io.gongji.payment.view.MonthEndQueries;
import io.gongji.payment.view.ProviderQueries;
import io.gongji.payment.view.RecourseQueries;
import io.gongji.payment.view.WithdrawalQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/// Builds what providers' desks and the agency's counters ask for beside the everyday writes.
@Singleton
final class DeskProducers {
    @Produces
    @Singleton
    WithdrawalHandler withdrawals(Writes writes, Aggregates aggregates, PaymentConfig config) {
        return new WithdrawalHandler(
                writes, aggregates, new Balances(config.ledgerUrl(), config.ledgerTimeout()));
    }

    @Produces
    @Singleton
    HoldHandler holds(Writes writes, Aggregates aggregates, PolicyBook policies) {
        return new HoldHandler(writes, aggregates, policies);
    }

    @Produces
    @Singleton
    HoldQueries holdQueries(Jdbi jdbi, Aggregates aggregates) {
        return new HoldQueries(jdbi, aggregates);
    }

    @Produces
    @Singleton
    WithdrawalQueries withdrawalQueries(Jdbi jdbi, Aggregates aggregates) {
        return new WithdrawalQueries(jdbi, aggregates);
    }

    @Produces
    @Singleton
    MonthEndHandler monthEnds(
            Writes writes,
            Transactions transactions,
            AllotmentHandler allotments,
            BusinessClock clock) {
        return new MonthEndHandler(writes, transactions, allotments, clock);
    }

    @Produces
    @Singleton
    MonthEndQueries monthEndQueries(Jdbi jdbi) {
        return new MonthEndQueries(jdbi);
    }

    @Produces
    @Singleton
    ReversalHandler reversals(Writes writes, Aggregates aggregates, SettlementHandler settlements) {
        return new ReversalHandler(writes, aggregates, settlements);
    }

    @Produces
    @Singleton
    ProviderHandler providers(Writes writes, Aggregates aggregates, PaymentConfig config) {
        return new ProviderHandler(writes, aggregates, config.desk().statementDueDay());
    }

    @Produces
    @Singleton
    ProviderQueries providerQueries(Jdbi jdbi, Aggregates aggregates) {
        return new ProviderQueries(jdbi, aggregates);
    }

    @Produces
    @Singleton
    ClaimHandler claims(
            Writes writes, Aggregates aggregates, BillPricing pricing, PaymentConfig config) {
        return new ClaimHandler(writes, aggregates, pricing, config.desk().claimMonths());
    }

    @Produces
    @Singleton
    ClaimQueries claimQueries(Jdbi jdbi, Aggregates aggregates) {
        return new ClaimQueries(jdbi, aggregates);
    }

    @Produces
    @Singleton
    RecourseHandler recourses(Writes writes, Aggregates aggregates) {
        return new RecourseHandler(writes, aggregates);
    }

    @Produces
    @Singleton
    RecourseQueries recourseQueries(Jdbi jdbi, Aggregates aggregates) {
        return new RecourseQueries(jdbi, aggregates);
    }
}
