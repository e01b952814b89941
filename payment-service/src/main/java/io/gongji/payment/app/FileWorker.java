package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Uuids;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileJob.Reached;
import io.gongji.payment.domain.file.FileStatus;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.FileAnswers;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileLineRows;
import io.gongji.payment.store.FileLock;
import io.gongji.payment.store.FileRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the lines of files. Each transaction does some lines, writes what became of each and moves
/// the line reached, so that whoever goes on after a crash begins at the next line: none is done
/// twice, none is left out. A large file gives way to others from time to time.
public final class FileWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final int LOOK_AT_MAX = 50;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final FileContents contents;
    private final FileHandlers handlers;
    private final AnswerWaiter waiter;
    private final InstantSource clock;
    private final FileLimits limits;
    private final FileRows files = new FileRows();
    private final FileLineRows lines = new FileLineRows();
    private final FileAnswers answers = new FileAnswers();
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    public FileWorker(
            Jdbi jdbi,
            Transactions transactions,
            FileContents contents,
            FileHandlers handlers,
            AnswerWaiter waiter,
            InstantSource clock,
            FileLimits limits) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.contents = contents;
        this.handlers = handlers;
        this.waiter = waiter;
        this.clock = clock;
        this.limits = limits;
    }

    /// Starts this process's workers; returns at once.
    public void start() {
        for (int i = 1; i <= limits.workers(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("file-worker-" + i).start(this::loop));
        }
    }

    /// A file was taken in: look now. Never blocks.
    public void wake() {
        wake.release();
    }

    /// What somebody waits for who waits until no line of a file is left to do.
    static EventId waitedFor(FileId fileId) {
        return new EventId(fileId.value());
    }

    /// Ends the files whose last answers have come.
    void settle() {
        jdbi.useHandle(handle -> answers.settle(handle, clock.instant(), LOOK_AT_MAX));
    }

    /// Stops after the lines at hand.
    @Override
    public void close() {
        running = false;
        wake.release(limits.workers());
        try {
            for (Thread thread : threads) {
                if (!thread.join(STOP_MAX)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (running) {
            try {
                if (!round()) {
                    pause(limits.poll());
                }
            } catch (RuntimeException e) {
                LOG.warn("No look at waiting files reason={}", Reason.of(e));
                pause(limits.poll());
            }
        }
    }

    private void pause(Duration atMost) {
        try {
            if (wake.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("File worker interrupted running={}", running);
        }
    }

    /// Looks at the files once.
    ///
    /// @return whether there was anything to do
    private boolean round() {
        settle();
        for (FileId fileId : jdbi.withHandle(handle -> files.waiting(handle, LOOK_AT_MAX))) {
            try (FileLock lock = FileLock.take(jdbi, fileId)) {
                if (lock != null) {
                    return workOn(fileId);
                }
            }
        }
        return false;
    }

    private boolean workOn(FileId fileId) {
        try {
            jdbi.useHandle(handle -> files.start(handle, fileId, clock.instant()));
            Optional<FileJob> job = jdbi.withHandle(handle -> files.find(handle, fileId));
            return job.isPresent() && !job.get().isDecided() && slice(job.get());
        } catch (RuntimeException e) {
            failed(fileId, e);
            pause(Failures.isOutage(e) ? limits.poll() : AFTER_FAILURE);
            return true;
        }
    }

    /// Does lines of one file until its end, or until others have waited long enough.
    private boolean slice(FileJob job) {
        long end = System.nanoTime() + limits.slice().toNanos();
        Reached reached = job.reached();
        try (InputStream bytes = contents.from(job.fileId(), reached.bytes())) {
            LineReader reader = new LineReader(bytes, reached);
            FileStatus status = FileStatus.RUNNING;
            while (running && status == FileStatus.RUNNING && System.nanoTime() < end) {
                List<Row> rows = reader.next(limits.blockLines());
                Optional<FileStatus> after = block(job, reached, rows, reader.reached());
                if (after.isEmpty()) {
                    LOG.info("Another worker has gone on file={}", job.fileId());
                    return true;
                }
                status = after.get();
                reached = reader.reached();
            }
            if (status == FileStatus.DECIDED) {
                LOG.info("File done file={} lines={}", job.fileId(), job.lines());
                waiter.wake(List.of(waitedFor(job.fileId())));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Does some lines; empty when another worker has done them.
    private Optional<FileStatus> block(FileJob job, Reached from, List<Row> rows, Reached to) {
        if (rows.isEmpty() || (rows.getLast().open() && !job.isWholeAt(to))) {
            throw new IllegalStateException("the file ends before its last line");
        }
        return transactions.run(handle ->
                files.hold(handle, job.fileId(), from)
                        ? Optional.of(work(handle, job, rows, to))
                        : Optional.empty());
    }

    private FileStatus work(Handle handle, FileJob job, List<Row> rows, Reached to) {
        LinesDone done = new LinesDone();
        rows.stream().filter(Row::blank).forEach(row -> done.blank(row.line()));
        List<Row> written = rows.stream().filter(row -> !row.blank()).toList();
        if (!written.isEmpty()) {
            handlers.of(job.received().kind()).work(handle, act(job), job, written, done);
        }
        lines.insert(handle, job.fileId(), done.lines(rows.size()));
        answers.told(handle, job.fileId(), to, done.awaited());
        FileStatus status = job.isWholeAt(to) ? FileStatus.DECIDED : FileStatus.RUNNING;
        files.move(handle, job.fileId(), to, done.counts(), status);
        if (status == FileStatus.DECIDED) {
            contents.remove(handle, job.fileId());
        }
        return status;
    }

    /// The same for all lines, whenever they are done: the act is that of sending the file.
    private static Act act(FileJob job) {
        FileJob.Received received = job.received();
        return new Act(
                received.at(),
                LocalDate.ofInstant(received.at(), BusinessClock.ZONE),
                received.caller(),
                received.correlationId(),
                null,
                IdempotencyKeys.digestOf(received.caller(), received.key()),
                null);
    }

    private void failed(FileId fileId, RuntimeException e) {
        if (Failures.isOutage(e)) {
            LOG.warn("Work on a file interrupted file={} reason={}", fileId, Reason.of(e));
            return;
        }
        String trace = Uuids.version7(System.currentTimeMillis()).toString();
        LOG.error("Work on a file failed file={} trace={} reason={}", fileId, trace, Reason.of(e));
        boolean forGood =
                transactions.run(handle -> {
                    boolean ended =
                            files.fail(
                                    handle, fileId, trace, limits.failuresMax(), clock.instant());
                    if (ended) {
                        contents.remove(handle, fileId);
                    }
                    return ended;
                });
        if (forGood) {
            waiter.wake(List.of(waitedFor(fileId)));
        }
    }
}
