package io.gongji.payment.app;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.FileUploads.Content;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.FileAnswers;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileRows;
import io.gongji.payment.store.OpeningFiles;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes files in: streamed into the database first, then a job that [FileWorker] does.
public final class FileJobs {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final FileContents contents;
    private final FileHandlers handlers;
    private final FileWorker worker;
    private final AnswerWaiter waiter;
    private final InstantSource clock;
    private final FileUploads uploads;
    private final Semaphore room;
    private final FileRows files = new FileRows();
    private final FileAnswers told = new FileAnswers();
    private final OpeningFiles openings = new OpeningFiles();
    private final Answers answers = new Answers();

    public FileJobs(
            Jdbi jdbi,
            Transactions transactions,
            IdempotencyKeys keys,
            FileContents contents,
            FileHandlers handlers,
            FileWorker worker,
            AnswerWaiter waiter,
            InstantSource clock,
            FileLimits limits) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.keys = keys;
        this.contents = contents;
        this.handlers = handlers;
        this.worker = worker;
        this.waiter = waiter;
        this.clock = clock;
        this.uploads = new FileUploads(jdbi, contents, handlers, limits);
        this.room = new Semaphore(limits.filesAtOnce());
    }

    /// Makes the head of the write from the digest of the file.
    @FunctionalInterface
    public interface Head {
        WriteHead of(Sha256 digest);
    }

    /// What a payroll file of an employer's month is about.
    ///
    /// @param region may be left out when the month has lines in one region already
    public Decided<FileKind> payroll(
            EmployerId employer, YearMonth month, @Nullable RegionCode region) {
        return jdbi.inTransaction(handle -> handlers.payroll(handle, employer, month, region));
    }

    /// What a file of premiums is about that a school or a village collected.
    public Decided<FileKind> premiums(FileKind.Premiums premiums) {
        return handlers.premiums(premiums);
    }

    /// Takes a file in and waits for it as long as the head says.
    public Written<FileJob> take(FileKind kind, InputStream body, Head head) {
        if (!room.tryAcquire()) {
            return new Written.Refused<>(Refusal.TOO_BUSY, Sentence.NONE);
        }
        try {
            return switch (uploads.receive(kind, body)) {
                case Decided.Done<Content>(Content content, _) ->
                        content.kind() instanceof FileKind.OpeningBalances opening
                                ? examined(head.of(content.digest()), content, opening)
                                : begin(head.of(content.digest()), content);
                case Decided.Refused<Content> no -> new Written.Refused<>(no.reason(), no.detail());
                case Decided.Busy<Content> _ -> throw new IllegalStateException("never busy");
            };
        } finally {
            room.release();
        }
    }

    /// Takes a file of opening balances only when every line is right and the totals are the
    /// control totals.
    private Written<FileJob> examined(
            WriteHead head, Content content, FileKind.OpeningBalances opening) {
        Decided<ControlTotals> totals =
                new OpeningCheck(jdbi, contents, handlers.lines(opening), clock)
                        .totals(content, opening);
        if (totals instanceof Decided.Refused<ControlTotals> no) {
            jdbi.useHandle(handle -> contents.remove(handle, content.fileId()));
            return new Written.Refused<>(no.reason(), no.detail());
        }
        return begin(head, content);
    }

    private Written<FileJob> begin(WriteHead head, Content content) {
        long deadline = System.nanoTime() + head.waiting().toNanos();
        Decided<FileId> job = transactions.run(handle -> job(handle, head, content));
        return switch (job) {
            case Decided.Done<FileId>(FileId fileId, _) -> {
                worker.wake();
                yield await(fileId, deadline);
            }
            case Decided.Refused<FileId> no -> new Written.Refused<>(no.reason(), no.detail());
            case Decided.Busy<FileId> _ -> throw new IllegalStateException("never busy");
        };
    }

    private Decided<FileId> job(Handle handle, WriteHead head, Content content) {
        if (!contents.hold(handle, content.fileId())) {
            return new Decided.Refused<>(Refusal.UNAVAILABLE, Sentence.NONE);
        }
        if (isOpeningOfAnother(handle, head, content)) {
            contents.remove(handle, content.fileId());
            return new Decided.Refused<>(Refusal.OPENING_BALANCES_KNOWN, Sentence.NONE);
        }
        Claim claim =
                keys.claim(
                        handle,
                        head.caller(),
                        head.key(),
                        head.requestDigest(),
                        "/v1/files/" + content.fileId());
        if (claim instanceof Claim.Reused) {
            contents.remove(handle, content.fileId());
            return new Decided.Refused<>(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE);
        }
        Optional<FileJob> known = files.find(handle, head.caller(), head.key());
        if (known.isPresent()) {
            contents.remove(handle, content.fileId());
            return new Decided.Done<>(known.get().fileId(), null);
        }
        if (content.kind() instanceof FileKind.OpeningBalances) {
            openings.remember(handle, content.fileId(), content.digest());
        }
        files.insert(handle, row(head, content));
        return new Decided.Done<>(content.fileId(), null);
    }

    /// Whether these opening balances were taken before, by another request.
    private boolean isOpeningOfAnother(Handle handle, WriteHead head, Content content) {
        return content.kind() instanceof FileKind.OpeningBalances
                && files.find(handle, head.caller(), head.key()).isEmpty()
                && openings.isKnown(handle, content.digest());
    }

    private FileRows.New row(WriteHead head, Content content) {
        FileJob.Received received =
                new FileJob.Received(
                        content.kind(),
                        head.caller(),
                        head.key(),
                        head.correlationId(),
                        content.header(),
                        clock.instant());
        return new FileRows.New(
                content.fileId(),
                received,
                content.digest(),
                content.bytes(),
                content.lines(),
                content.byteOrderMark(),
                content.headerBytes());
    }

    private Written<FileJob> await(FileId fileId, long deadline) {
        waiter.await(
                FileWorker.waitedFor(fileId),
                left(deadline),
                () -> job(fileId).map(FileJob::isDecided).orElse(true));
        for (EventId last : jdbi.withHandle(handle -> told.unanswered(handle, fileId))) {
            boolean answered =
                    waiter.await(
                            last,
                            left(deadline),
                            () ->
                                    jdbi.withHandle(handle -> answers.find(handle, last))
                                            .isPresent());
            if (!answered) {
                break;
            }
        }
        worker.settle();
        FileJob job = job(fileId).orElseThrow();
        return switch (job.status()) {
            case DONE -> new Written.Posted<>(job, null);
            case RECEIVED, RUNNING, DECIDED -> new Written.Pending<>(job);
            case FAILED -> new Written.Refused<>(Refusal.INTERNAL, stopped(job));
        };
    }

    /// Why a file that failed did not go on, and what to do.
    public static Sentence stopped(FileJob job) {
        int line = job.reached().line() + 1;
        return new Sentence(
                "The work on this file stopped at line "
                        + line
                        + "; report trace "
                        + job.trace()
                        + ", then send the file again under a new key: the lines before count and are repeats.",
                "文件处理在第 "
                        + line
                        + " 行中断，请报告追踪号 "
                        + job.trace()
                        + "，之后用新的 Idempotency-Key 重新上传：此前各行已生效，将按重复行处理。");
    }

    private Optional<FileJob> job(FileId fileId) {
        return jdbi.withHandle(handle -> files.find(handle, fileId));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
