package io.gongji.payment.domain.provider;

import io.gongji.contracts.SettlementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A statement and what became of it; amounts in fen.
///
/// @param bills that count; one that was voided before the approval does not
/// @param disallowed what of each bill is not owed
/// @param offsetFen how much of it advances pay
public record Statement(
        Submission submission,
        Status status,
        List<BillLine> bills,
        Map<SettlementId, Long> disallowed,
        long offsetFen,
        long paidFen) {
    public Statement {
        bills = List.copyOf(bills);
        disallowed = Map.copyOf(disallowed);
    }

    /// Where a statement stands.
    public enum Status {
        SUBMITTED,
        REJECTED,
        APPROVED
    }

    static Statement submitted(Submission submission) {
        return new Statement(submission, Status.SUBMITTED, submission.bills(), Map.of(), 0, 0);
    }

    public long claimedFen() {
        return bills.stream().mapToLong(BillLine::payableFen).reduce(0, Math::addExact);
    }

    public long disallowedFen() {
        return disallowed.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// What is owed by it, before advances and payments; 0 unless it is approved.
    public long payableFen() {
        return status == Status.APPROVED ? claimedFen() - disallowedFen() : 0;
    }

    /// What is still to be paid; below 0 when more was paid than is owed after a disallowance.
    public long openFen() {
        return payableFen() - offsetFen - paidFen;
    }

    /// What of a bill can still be disallowed; empty for a bill that is not on it.
    Optional<Long> disallowableFen(SettlementId bill) {
        return bills.stream()
                .filter(line -> line.settlementId().equals(bill))
                .findFirst()
                .map(line -> line.fundFen() - disallowed.getOrDefault(bill, 0L));
    }

    Statement rejected() {
        return new Statement(submission, Status.REJECTED, bills, disallowed, 0, 0);
    }

    Statement without(Set<SettlementId> gone) {
        return new Statement(
                submission,
                status,
                bills.stream().filter(line -> !gone.contains(line.settlementId())).toList(),
                disallowed,
                offsetFen,
                paidFen);
    }

    Statement approved(long offset, Map<SettlementId, Long> more) {
        return new Statement(submission, Status.APPROVED, bills, Map.of(), offset, 0)
                .disallowing(more);
    }

    Statement disallowing(Map<SettlementId, Long> more) {
        Map<SettlementId, Long> all = new LinkedHashMap<>(disallowed);
        more.forEach((bill, fen) -> all.merge(bill, fen, Math::addExact));
        return new Statement(submission, status, bills, all, offsetFen, paidFen);
    }

    Statement paid(long fen) {
        return new Statement(
                submission, status, bills, disallowed, offsetFen, Math.addExact(paidFen, fen));
    }
}
