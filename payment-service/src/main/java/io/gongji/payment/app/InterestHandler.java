package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.TreasuryEvent.InterestCredited;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.domain.interest.InterestRun;
import io.gongji.payment.domain.interest.InterestTerms;
import io.gongji.payment.ledger.InterestBases;
import io.gongji.payment.ledger.InterestBases.Page;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.InterestRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// Interest on personal accounts (计息): one run a book and year. Balances are those at the end of
/// the last day, read from the ledger as it stood when the run began; each transaction credits at
/// most 500 persons and moves the run's cursor, so that pods share a run without doing anything
/// twice.
public final class InterestHandler {
    private final Writes writes;
    private final Transactions transactions;
    private final Aggregates aggregates;
    private final InterestBases bases;
    private final BusinessClock clock;
    private final InterestRows rows = new InterestRows();

    public InterestHandler(
            Writes writes,
            Transactions transactions,
            Aggregates aggregates,
            InterestBases bases,
            BusinessClock clock) {
        this.writes = writes;
        this.transactions = transactions;
        this.aggregates = aggregates;
        this.bases = bases;
        this.clock = clock;
    }

    /// Begins the run of a book and year, or joins it, and works on it as long as the caller waits;
    /// the rest is worked off behind.
    public Written<InterestRun.Id> run(WriteHead head, InterestRun.Id id, InterestTerms terms) {
        long deadline = System.nanoTime() + head.waiting().toNanos();
        if (!terms.to().isBefore(writes.today())) {
            return new Written.Refused<>(Refusal.PERIOD_NOT_OVER, Sentence.of("to"));
        }
        long asOfSeq;
        Optional<InterestRun> known = find(id);
        if (known.isPresent()) {
            asOfSeq = known.get().asOfSeq();
        } else {
            Optional<Page> first = bases.page(id.book(), terms.to(), null, "");
            if (first.isEmpty()) {
                return new Written.Refused<>(Refusal.UNAVAILABLE, NO_BALANCES);
            }
            asOfSeq = first.get().asOfSeq();
        }
        Written<InterestRun.Id> begun =
                writes.write(
                        head,
                        InterestRun.Id.class,
                        (handle, act) -> {
                            rows.begin(handle, id, terms, asOfSeq, act.actor(), act.at());
                            return rows.find(handle, id).orElseThrow().terms().equals(terms)
                                    ? new Decided.Done<>(id, null)
                                    : new Decided.Refused<>(Refusal.INVALID_FIELD, OTHER_TERMS);
                        });
        if (begun instanceof Written.Refused<InterestRun.Id>) {
            return begun;
        }
        return work(id, () -> System.nanoTime() < deadline)
                ? new Written.Posted<>(id, null)
                : new Written.Pending<>(id);
    }

    /// A run as far as it is.
    public Optional<InterestRun> find(InterestRun.Id id) {
        return writes.read(handle -> rows.find(handle, id));
    }

    /// Works off what is at work.
    ///
    /// @param goOn asked between transactions
    public void workOff(BooleanSupplier goOn) {
        transactions.run(rows::atWork).forEach(run -> work(run, goOn));
    }

    /// Works on a run; true when it is finished.
    private boolean work(InterestRun.Id id, BooleanSupplier goOn) {
        while (true) {
            InterestRun run = find(id).orElseThrow();
            if (run.finishedAt() != null) {
                return true;
            }
            if (!goOn.getAsBoolean()) {
                return false;
            }
            Optional<Page> page =
                    bases.page(id.book(), run.terms().to(), run.asOfSeq(), run.cursor());
            if (page.isEmpty()) {
                return false;
            }
            transactions.run(handle -> {
                step(handle, run, page.get());
                return true;
            });
        }
    }

    /// Credits a page, unless another pod did meanwhile.
    private void step(Handle handle, InterestRun read, Page page) {
        Optional<InterestRun> run = rows.lock(handle, read.id());
        if (run.isEmpty() || !run.get().cursor().equals(read.cursor())) {
            return;
        }
        List<InterestCredited.Line> lines = new ArrayList<>();
        long interestFen = 0;
        for (InterestBases.Line line : page.persons()) {
            long fen = read.terms().interestFen(line.balanceFen());
            if (fen > 0) {
                lines.add(new InterestCredited.Line(line.memberId(), fen));
                interestFen = Math.addExact(interestFen, fen);
            }
        }
        Instant now = clock.instant();
        if (!lines.isEmpty()) {
            tell(handle, read, lines, now);
        }
        rows.pass(handle, read.id(), page.next(), lines.size(), interestFen, now);
    }

    private void tell(
            Handle handle, InterestRun run, List<InterestCredited.Line> lines, Instant now) {
        String name = "interest/" + run.id().book() + "/" + run.id().year();
        LocalDate today = LocalDate.ofInstant(now, BusinessClock.ZONE);
        Act act = new Act(now, today, run.startedBy(), name, null, null, null);
        aggregates.append(
                handle,
                List.of(
                        aggregates.money(
                                new EventId(writes.newId()),
                                new InterestCredited(
                                        new RegionCode(run.id().book() + "0000"),
                                        run.id().year(),
                                        lines),
                                name,
                                act,
                                today)));
    }

    private static final Sentence NO_BALANCES =
            new Sentence(
                    "The ledger does not tell balances just now; ask again in a moment.",
                    "账本服务暂时无法提供余额，请稍后再试。");
    private static final Sentence OTHER_TERMS =
            new Sentence(
                    "The interest of this book and year was begun with another rate or span; look it up.",
                    "该账本本年度已按其他利率或期间计息，请先查询。");
}
