package io.gongji.payment.domain.provider;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ProviderEvent.Disallowance;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Decides a provider's year (domain H1, H2): a statement is reviewed by another caller than the
/// one who sent it, advances of the year are set off against what is approved, no more is paid than
/// is open, and the final account moves what is left on either side.
public final class ProviderDecider implements Decider<ProviderCommand, ProviderYear, ProviderFact> {
    /// What to say when there is no such statement.
    public static final Sentence UNKNOWN =
            new Sentence(
                    "statementId: no statement has this id; check it.",
                    "statementId：没有该编号的结算申报，请核对。");

    @Override
    public ProviderYear initial() {
        return new ProviderYear(0, 0, Map.of(), null);
    }

    @Override
    public Decision<ProviderFact> decide(ProviderCommand command, ProviderYear state) {
        if (state.finalAccount() != null) {
            return Decision.refused(Refusal.FINAL_ACCOUNT_SETTLED);
        }
        return switch (command) {
            case ProviderCommand.PayAdvance advance -> advance(advance);
            case ProviderCommand.Submit submit ->
                    Decision.accepted(new ProviderFact.Submitted(submit.submission()));
            case ProviderCommand.Approve approve ->
                    approve(approve, state, statement(state, approve.statementId()));
            case ProviderCommand.Reject reject ->
                    statement(state, reject.statementId()).status() == Statement.Status.SUBMITTED
                            ? Decision.accepted(
                                    new ProviderFact.Rejected(reject.statementId(), reject.by()))
                            : Decision.refused(Refusal.STATEMENT_NOT_OPEN);
            case ProviderCommand.Disallow disallow ->
                    disallow(disallow, statement(state, disallow.statementId()));
            case ProviderCommand.Pay pay -> pay(pay, statement(state, pay.statementId()));
            case ProviderCommand.Settle settle -> settle(settle, state);
        };
    }

    @Override
    public ProviderYear evolve(ProviderYear state, ProviderFact fact) {
        return switch (fact) {
            case ProviderFact.AdvancePaid advance -> state.advanced(advance.told().amountFen());
            case ProviderFact.Submitted submitted ->
                    state.with(Statement.submitted(submitted.submission()));
            case ProviderFact.BillsDropped dropped ->
                    state.with(statement(state, dropped.statementId()).without(dropped.bills()));
            case ProviderFact.Approved approved ->
                    state.setOff(approved.told().offsetFen())
                            .with(
                                    statement(state, approved.told().statementId())
                                            .approved(
                                                    approved.told().offsetFen(),
                                                    byBill(approved.told().disallowances())));
            case ProviderFact.Rejected rejected ->
                    state.with(statement(state, rejected.statementId()).rejected());
            case ProviderFact.Disallowed disallowed ->
                    state.with(
                            statement(state, disallowed.told().statementId())
                                    .disallowing(byBill(disallowed.told().disallowances())));
            case ProviderFact.Paid paid ->
                    state.with(
                            statement(state, new StatementId(paid.told().paperId()))
                                    .paid(paid.told().amountFen()));
            case ProviderFact.Settled settled -> state.settled(settled.told());
        };
    }

    private static Decision<ProviderFact> advance(ProviderCommand.PayAdvance advance) {
        ProviderYearId id = advance.id();
        return Decision.accepted(
                new ProviderFact.AdvancePaid(
                        new ProviderEvent.AdvancePaid(
                                id.provider(),
                                id.region(),
                                id.fund(),
                                advance.month(),
                                advance.amountFen(),
                                advance.bankReference())));
    }

    private static Decision<ProviderFact> approve(
            ProviderCommand.Approve approve, ProviderYear state, Statement statement) {
        if (statement.status() != Statement.Status.SUBMITTED) {
            return Decision.refused(Refusal.STATEMENT_NOT_OPEN);
        }
        if (approve.by().equals(statement.submission().submittedBy())) {
            return Decision.refused(
                    Refusal.FOUR_EYES,
                    new Sentence(
                            "Gongji-Caller: whoever sent the statement may not approve it; let the agency do so.",
                            "Gongji-Caller：申报人不得审核本人提交的申报，请由经办机构审核。"));
        }
        Statement left = statement.without(approve.gone());
        if (left.bills().isEmpty()) {
            return Decision.refused(
                    Refusal.BILL_NOT_CLAIMABLE,
                    new Sentence(
                            "All bills of the statement were voided meanwhile; reject it.",
                            "该申报中的结算均已撤销，请驳回。"));
        }
        Optional<Decision.Refused<ProviderFact>> tooMuch = tooMuch(approve.disallowed(), left);
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        long approvedFen = left.disallowing(approve.disallowed()).disallowedFen();
        long offsetFen = Math.min(state.advanceLeftFen(), left.claimedFen() - approvedFen);
        List<ProviderFact> facts = new ArrayList<>();
        if (!approve.gone().isEmpty()) {
            facts.add(new ProviderFact.BillsDropped(approve.statementId(), approve.gone()));
        }
        facts.add(approved(approve, left, offsetFen));
        return new Decision.Accepted<>(facts);
    }

    private static ProviderFact approved(
            ProviderCommand.Approve approve, Statement statement, long offsetFen) {
        ProviderYearId id = approve.id();
        return new ProviderFact.Approved(
                new ProviderEvent.StatementApproved(
                        approve.statementId(),
                        id.provider(),
                        id.region(),
                        id.fund(),
                        statement.submission().month(),
                        statement.claimedFen(),
                        offsetFen,
                        disallowances(approve.disallowed(), statement)));
    }

    private static Decision<ProviderFact> disallow(
            ProviderCommand.Disallow disallow, Statement statement) {
        if (statement.status() != Statement.Status.APPROVED) {
            return Decision.refused(Refusal.STATEMENT_NOT_OPEN);
        }
        Optional<Decision.Refused<ProviderFact>> tooMuch =
                tooMuch(disallow.disallowed(), statement);
        ProviderYearId id = disallow.id();
        return tooMuch.isPresent()
                ? tooMuch.get()
                : Decision.accepted(
                        new ProviderFact.Disallowed(
                                new ProviderEvent.StatementDisallowed(
                                        disallow.statementId(),
                                        id.provider(),
                                        id.region(),
                                        id.fund(),
                                        disallowances(disallow.disallowed(), statement))));
    }

    private static Decision<ProviderFact> pay(ProviderCommand.Pay pay, Statement statement) {
        if (statement.status() != Statement.Status.APPROVED || statement.openFen() < 1) {
            return Decision.refused(Refusal.STATEMENT_NOT_OPEN);
        }
        long amountFen = pay.amountFen() == null ? statement.openFen() : pay.amountFen();
        if (amountFen > statement.openFen()) {
            return Decision.refused(
                    Refusal.AMOUNT_DIFFERS,
                    new Sentence(
                            "amountFen: " + yuan(statement.openFen()) + " is open; pay no more.",
                            "amountFen：尚欠 " + yuan(statement.openFen()) + " 元，付款不得超过该金额。"));
        }
        ProviderYearId id = pay.id();
        return Decision.accepted(
                new ProviderFact.Paid(
                        new ProviderEvent.Paid(
                                pay.statementId().value(),
                                id.provider(),
                                id.region(),
                                id.fund(),
                                amountFen,
                                pay.bankReference())));
    }

    private static Decision<ProviderFact> settle(
            ProviderCommand.Settle settle, ProviderYear state) {
        boolean waiting =
                state.statements().values().stream()
                        .anyMatch(statement -> statement.status() == Statement.Status.SUBMITTED);
        if (waiting || settle.today().getYear() <= settle.id().year()) {
            return Decision.refused(Refusal.FINAL_ACCOUNT_TOO_EARLY);
        }
        long differenceFen = state.differenceFen();
        if ((settle.bankReference() == null) != (differenceFen == 0)) {
            return Decision.refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "bankReference: the account moves "
                                    + yuan(Math.abs(differenceFen))
                                    + "; send the bank's number exactly when money moves.",
                            "bankReference：本次决算金额为 "
                                    + yuan(Math.abs(differenceFen))
                                    + " 元；有资金收付时必填，无收付时请勿填写。"));
        }
        ProviderYearId id = settle.id();
        return Decision.accepted(
                new ProviderFact.Settled(
                        new ProviderEvent.FinalAccountSettled(
                                id.provider(),
                                id.region(),
                                id.fund(),
                                id.year(),
                                state.payableFen(),
                                state.advancesFen(),
                                state.advanceLeftFen(),
                                state.paidFen(),
                                Math.max(differenceFen, 0),
                                Math.max(-differenceFen, 0),
                                settle.bankReference())));
    }

    private static Optional<Decision.Refused<ProviderFact>> tooMuch(
            Map<SettlementId, Long> disallowed, Statement statement) {
        return disallowed.entrySet().stream()
                .filter(entry ->
                        statement.disallowableFen(entry.getKey()).orElse(0L) < entry.getValue())
                .findFirst()
                .map(entry ->
                        new Decision.Refused<>(
                                Refusal.DISALLOWED_TOO_MUCH,
                                new Sentence(
                                        "disallowances: of bill "
                                                + entry.getKey()
                                                + " at most "
                                                + yuan(
                                                        statement
                                                                .disallowableFen(entry.getKey())
                                                                .orElse(0L))
                                                + " can be disallowed.",
                                        "disallowances：结算 "
                                                + entry.getKey()
                                                + " 最多可扣 "
                                                + yuan(
                                                        statement
                                                                .disallowableFen(entry.getKey())
                                                                .orElse(0L))
                                                + " 元。")));
    }

    private static List<Disallowance> disallowances(
            Map<SettlementId, Long> disallowed, Statement statement) {
        return statement.bills().stream()
                .filter(line -> disallowed.containsKey(line.settlementId()))
                .map(line ->
                        new Disallowance(
                                line.settlementId(),
                                line.patientRegion(),
                                line.benefit(),
                                Objects.requireNonNull(disallowed.get(line.settlementId()))))
                .toList();
    }

    private static Map<SettlementId, Long> byBill(List<Disallowance> disallowances) {
        Map<SettlementId, Long> byBill = new LinkedHashMap<>();
        disallowances.forEach(bill -> byBill.put(bill.settlementId(), bill.amountFen()));
        return byBill;
    }

    private static String yuan(long fen) {
        return Money.yuan(fen);
    }

    /// The handler finds the year by the statement, so the year has it.
    private static Statement statement(ProviderYear state, StatementId id) {
        Statement statement = state.statements().get(id);
        if (statement == null) {
            throw new IllegalStateException("statement " + id + " is not in its provider's year");
        }
        return statement;
    }
}
