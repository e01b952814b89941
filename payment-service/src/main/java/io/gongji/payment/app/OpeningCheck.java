package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.BusinessClock;
import io.gongji.payment.app.FileUploads.Content;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileJob.Reached;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.store.FileContents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Looks at a whole file of opening balances before it is taken.
record OpeningCheck(Jdbi jdbi, FileContents contents, OpeningFileLines lines, InstantSource clock) {
    private static final int BLOCK_LINES = 500;

    /// What the file adds up to, or why it is not taken.
    Decided<ControlTotals> totals(Content content, FileKind.OpeningBalances opening) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        ControlTotals totals = ControlTotals.NONE;
        try (InputStream bytes = contents.from(content.fileId(), content.headerBytes())) {
            LineReader reader = new LineReader(bytes, new Reached(1, content.headerBytes()));
            for (List<Row> rows = reader.next(BLOCK_LINES);
                    !rows.isEmpty();
                    rows = reader.next(BLOCK_LINES)) {
                List<Row> written = rows.stream().filter(row -> !row.blank()).toList();
                ControlTotals before = totals;
                Decided<ControlTotals> after =
                        jdbi.withHandle(handle -> lines.examine(handle, today, written, before));
                switch (after) {
                    case Decided.Done<ControlTotals>(ControlTotals sum, _) -> totals = sum;
                    case Decided.Refused<ControlTotals> no -> {
                        return no;
                    }
                    case Decided.Busy<ControlTotals> busy -> {
                        return busy;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sentence difference = opening.totals().difference(totals);
        return difference.isEmpty()
                ? new Decided.Done<>(totals, null)
                : new Decided.Refused<>(Refusal.CONTROL_TOTALS_DIFFER, difference);
    }
}
