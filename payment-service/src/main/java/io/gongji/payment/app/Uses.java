package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Money;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.payment.app.ReceiptHandler.Paid;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.MoneyRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What became of a receipt so far.
///
/// What could be matched had not paid what it came for: it waited in suspense.
///
/// @param openFen what did not go back yet
/// @param suspendedFen what of that waits in suspense
/// @param paid what the rest paid
/// @param pending whether the ledger has not answered a match yet
record Uses(long openFen, long suspendedFen, List<Paid> paid, boolean pending) {
    static Uses of(Handle handle, MoneyRows rows, Answers answers, Receipt receipt) {
        List<Paid> paid = new ArrayList<>();
        receipt.paidFor().forEach(paidFor -> paid.add(new Paid(paidFor, receipt.eventId())));
        long openFen = receipt.amountFen();
        boolean pending = false;
        for (EventId use : rows.usesOf(handle, ReceiptHandler.uses(receipt.eventId()))) {
            MoneyRows.Recorded recorded = rows.recorded(handle, use).orElseThrow();
            if (recorded.event() instanceof ReceiptEvent.Returned returned) {
                openFen -= returned.amountFen();
                if (!returned.paidFor().isEmpty()) {
                    paid.clear();
                }
            } else if (recorded.event() instanceof ReceiptEvent.Matched matched) {
                Optional<Answers.Answer> answer = answers.find(handle, use);
                pending |= answer.isEmpty();
                if (answer.isPresent() && answer.get().refusal() == null) {
                    paid.removeIf(of ->
                            of.by().equals(receipt.eventId())
                                    && !(of.paidFor() instanceof PaidFor.Debt));
                    paid.add(new Paid(matched.paidFor(), use));
                }
            }
        }
        long paidFen = paid.stream().mapToLong(of -> of.paidFor().amountFen()).sum();
        return new Uses(openFen, openFen - paidFen, List.copyOf(paid), pending);
    }

    /// What is paid, each thing once.
    List<PaidFor> merged() {
        List<PaidFor> merged = new ArrayList<>();
        for (Paid one : paid) {
            boolean added = false;
            for (int i = 0; i < merged.size() && !added; i++) {
                Optional<PaidFor> sum = sum(merged.get(i), one.paidFor());
                if (sum.isPresent()) {
                    merged.set(i, sum.get());
                    added = true;
                }
            }
            if (!added) {
                merged.add(one.paidFor());
            }
        }
        return merged;
    }

    /// Two parts of the same; empty when they are of different things. Only what may be paid in
    /// parts comes twice.
    private static Optional<PaidFor> sum(PaidFor one, PaidFor other) {
        return switch (one) {
            case PaidFor.Payroll a
                    when other instanceof PaidFor.Payroll b
                            && a.employer().equals(b.employer())
                            && a.month().equals(b.month())
                            && a.region().equals(b.region()) ->
                    Optional.of(
                            new PaidFor.Payroll(
                                    a.employer(),
                                    a.month(),
                                    a.region(),
                                    a.employeePartFen() + b.employeePartFen(),
                                    a.employerPartFen() + b.employerPartFen()));
            case PaidFor.Debt a
                    when other instanceof PaidFor.Debt b && a.memberId().equals(b.memberId()) ->
                    Optional.of(
                            new PaidFor.Debt(
                                    a.memberId(), a.region(), a.amountFen() + b.amountFen()));
            case PaidFor.PersonalAccount a
                    when other instanceof PaidFor.PersonalAccount b
                            && a.memberId().equals(b.memberId()) ->
                    Optional.of(
                            new PaidFor.PersonalAccount(
                                    a.memberId(), a.region(), a.amountFen() + b.amountFen()));
            case PaidFor.Payroll _,
                    PaidFor.Flexible _,
                    PaidFor.Premium _,
                    PaidFor.CatchUp _,
                    PaidFor.LargeCostFee _,
                    PaidFor.Debt _,
                    PaidFor.PersonalAccount _ ->
                    Optional.empty();
        };
    }

    /// What may go back.
    Sentence detail() {
        return new Sentence(
                "amountFen: "
                        + Money.yuan(openFen)
                        + " yuan of this receipt did not go back yet, "
                        + Money.yuan(suspendedFen)
                        + " of them wait in suspense; return the whole, or a part of what waits.",
                "amountFen：该笔收款尚有 "
                        + Money.yuan(openFen)
                        + " 元未退，其中 "
                        + Money.yuan(suspendedFen)
                        + " 元待查；请全额退回，或退回待查部分。");
    }
}
