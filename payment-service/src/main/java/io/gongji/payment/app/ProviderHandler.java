package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.provider.BillLine;
import io.gongji.payment.domain.provider.ProviderCommand;
import io.gongji.payment.domain.provider.ProviderDecider;
import io.gongji.payment.domain.provider.ProviderFact;
import io.gongji.payment.domain.provider.ProviderYear;
import io.gongji.payment.domain.provider.ProviderYearId;
import io.gongji.payment.domain.provider.Statement;
import io.gongji.payment.domain.provider.Submission;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Json;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.StatementRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Providers (定点医药机构): advances, statements, payments and the final account of a year.
public final class ProviderHandler {
    /// The most bills on one statement; a provider may send several for a month.
    public static final int BILLS_MAX = 500;

    private final Writes writes;
    private final Aggregates aggregates;
    private final StatementBills bills;
    private final int dueDay;
    private final BankPayments banks = new BankPayments();
    private final StatementRows rows = new StatementRows();

    /// @param dueDay the last day of the next month on which a statement is not late (domain H1)
    public ProviderHandler(Writes writes, Aggregates aggregates, int dueDay) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.bills = new StatementBills(aggregates);
        this.dueDay = dueDay;
    }

    /// A bill as the provider, or who disallows it, names it: by the provider's own number.
    public record Named(String number, long amountFen) {}

    /// Records an advance for a month.
    public Written<ProviderYearId> payAdvance(
            WriteHead head,
            ProviderYearId id,
            YearMonth month,
            long amountFen,
            String bankReference) {
        return writes.write(
                head,
                ProviderYearId.class,
                (handle, act) ->
                        banks.once(
                                handle,
                                bankReference,
                                List.of("advance", id, month, amountFen),
                                id,
                                () ->
                                        decide(
                                                handle,
                                                act,
                                                new ProviderCommand.PayAdvance(
                                                        id, month, amountFen, bankReference),
                                                id)));
    }

    /// Takes a statement in. The same number with the same bills again is the same statement.
    public Written<StatementId> submit(
            WriteHead head, ProviderYearId id, YearMonth month, String number, List<Named> named) {
        List<StatementBills.Claimed> claimed =
                named.stream()
                        .map(bill -> new StatementBills.Claimed(bill.number(), bill.amountFen()))
                        .toList();
        Sha256 digest = Sha256.digestOf(Json.write(List.of(id, month, claimed)));
        return writes.write(
                head,
                StatementId.class,
                (handle, act) -> {
                    Optional<StatementRows.Known> known = rows.find(handle, id.provider(), number);
                    if (known.isPresent()) {
                        return again(known.get(), digest);
                    }
                    return switch (bills.find(handle, id, month, claimed)) {
                        case StatementBills.Found.Wrong wrong ->
                                new Decided.Refused<>(Refusal.BILL_NOT_CLAIMABLE, wrong.why());
                        case StatementBills.Found.Lines found ->
                                submit(handle, act, id, month, number, digest, found.lines());
                    };
                });
    }

    private Decided<StatementId> submit(
            Handle handle,
            Act act,
            ProviderYearId id,
            YearMonth month,
            String number,
            Sha256 digest,
            List<BillLine> lines) {
        StatementId statementId = new StatementId(writes.newId());
        LocalDate dueOn = month.plusMonths(1).atDay(dueDay);
        StatementRows.Known row = new StatementRows.Known(statementId, digest);
        if (!rows.insert(handle, row, number, id)) {
            return again(rows.find(handle, id.provider(), number).orElseThrow(), digest);
        }
        if (!rows.takeBills(
                handle, statementId, lines.stream().map(BillLine::settlementId).toList())) {
            return new Decided.Refused<>(
                    Refusal.BILL_NOT_CLAIMABLE,
                    new Sentence(
                            "bills: one of them is on another statement of this provider; leave it out.",
                            "bills：其中有结算已列入其他申报，请剔除。"));
        }
        Submission submission =
                new Submission(statementId, number, month, act.today(), dueOn, act.actor(), lines);
        return decide(handle, act, new ProviderCommand.Submit(id, submission), statementId);
    }

    private static Decided<StatementId> again(StatementRows.Known known, Sha256 digest) {
        return known.bodyDigest().equals(digest)
                ? new Decided.Done<>(known.statementId(), null)
                : new Decided.Refused<>(
                        Refusal.PROVIDER_NUMBER_REUSED,
                        new Sentence(
                                "statementNumber: this number stands for another statement of the provider.",
                                "statementNumber：该编号已用于本机构另一份申报。"));
    }

    /// Approves a statement, and says what of it is not owed.
    public Written<StatementId> approve(WriteHead head, StatementId id, List<Named> disallowed) {
        return step(
                head,
                id,
                (handle, act, year) -> {
                    Statement statement = statement(handle, year, id);
                    Set<SettlementId> gone = bills.gone(handle, statement.bills());
                    return byBill(statement, disallowed)
                            .<Decided<StatementId>>map(amounts ->
                                    decide(
                                            handle,
                                            act,
                                            new ProviderCommand.Approve(
                                                    year, id, act.actor(), gone, amounts),
                                            id))
                            .orElseGet(ProviderHandler::notOnIt);
                });
    }

    /// Rejects a statement; its bills may be on another one.
    public Written<StatementId> reject(WriteHead head, StatementId id) {
        return step(
                head,
                id,
                (handle, act, year) -> {
                    Decided<StatementId> decided =
                            decide(
                                    handle,
                                    act,
                                    new ProviderCommand.Reject(year, id, act.actor()),
                                    id);
                    if (decided instanceof Decided.Done<StatementId>) {
                        rows.freeBills(handle, id);
                    }
                    return decided;
                });
    }

    /// Disallows bills of an approved statement.
    public Written<StatementId> disallow(WriteHead head, StatementId id, List<Named> disallowed) {
        return step(
                head,
                id,
                (handle, act, year) ->
                        byBill(statement(handle, year, id), disallowed)
                                .<Decided<StatementId>>map(amounts ->
                                        decide(
                                                handle,
                                                act,
                                                new ProviderCommand.Disallow(year, id, amounts),
                                                id))
                                .orElseGet(ProviderHandler::notOnIt));
    }

    /// Records that the agency paid for a statement.
    ///
    /// @param amountFen null for all that is open
    public Written<StatementId> pay(
            WriteHead head, StatementId id, @Nullable Long amountFen, String bankReference) {
        return step(
                head,
                id,
                (handle, act, year) ->
                        banks.once(
                                handle,
                                bankReference,
                                List.of("statement", id, String.valueOf(amountFen)),
                                id,
                                () ->
                                        decide(
                                                handle,
                                                act,
                                                new ProviderCommand.Pay(
                                                        year, id, amountFen, bankReference),
                                                id)));
    }

    /// Settles the final account of a year.
    ///
    /// @param bankReference null when no money moves
    public Written<ProviderYearId> settle(
            WriteHead head, ProviderYearId id, @Nullable String bankReference) {
        return writes.write(
                head,
                ProviderYearId.class,
                (handle, act) -> {
                    ProviderCommand settle =
                            new ProviderCommand.Settle(id, act.today(), bankReference);
                    return bankReference == null
                            ? decide(handle, act, settle, id)
                            : banks.once(
                                    handle,
                                    bankReference,
                                    List.of("final-account", id),
                                    id,
                                    () -> decide(handle, act, settle, id));
                });
    }

    /// One step of a statement, in the transaction of its write.
    private interface Step {
        Decided<StatementId> take(Handle handle, Act act, ProviderYearId year);
    }

    private Written<StatementId> step(WriteHead head, StatementId id, Step step) {
        return writes.write(
                head,
                StatementId.class,
                (handle, act) ->
                        rows.yearOf(handle, id)
                                .map(year -> step.take(handle, act, year))
                                .orElseGet(() ->
                                        new Decided.Refused<>(
                                                Refusal.NOT_FOUND, ProviderDecider.UNKNOWN)));
    }

    private <R> Decided<R> decide(Handle handle, Act act, ProviderCommand command, R result) {
        Loaded<ProviderYear> loaded = aggregates.providers().load(handle, command.id().toString());
        return switch (aggregates.providers().decider().decide(command, loaded.state())) {
            case Decision.Refused<ProviderFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<ProviderFact> yes -> {
                Prepared prepared = aggregates.providers().prepare(loaded, yes.events(), act);
                aggregates.append(handle, List.of(prepared));
                yield new Decided.Done<>(result, prepared.lastTold().orElse(null));
            }
        };
    }

    private Statement statement(Handle handle, ProviderYearId year, StatementId id) {
        ProviderYear state = aggregates.providers().load(handle, year.toString()).state();
        return Objects.requireNonNull(state.statements().get(id), "a statement without its year");
    }

    /// The amounts by bill; empty when a bill is not on the statement or is named twice.
    private static Optional<Map<SettlementId, Long>> byBill(
            Statement statement, List<Named> disallowed) {
        Map<String, SettlementId> ids = new HashMap<>();
        statement.bills().forEach(line -> ids.put(line.number(), line.settlementId()));
        Map<SettlementId, Long> amounts = new HashMap<>();
        for (Named bill : disallowed) {
            SettlementId id = ids.get(bill.number());
            if (id == null || amounts.put(id, bill.amountFen()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(amounts);
    }

    private static Decided<StatementId> notOnIt() {
        return new Decided.Refused<>(
                Refusal.DISALLOWED_TOO_MUCH,
                new Sentence(
                        "disallowances: name each bill of the statement once, by the provider's number.",
                        "disallowances：请按机构流水号列出申报中的结算，每笔只列一次。"));
    }
}
