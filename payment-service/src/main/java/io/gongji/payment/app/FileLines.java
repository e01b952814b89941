package io.gongji.payment.app;

import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.store.Act;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What the lines of one kind of file do. Nothing of a file is kept between two calls: the next
/// lines may be done by another process.
interface FileLines {
    /// The header lines that are taken.
    List<List<String>> headers();

    /// Does some lines in the transaction at hand.
    ///
    /// @param act when the file was received and by whom
    /// @param rows none is blank
    /// @param done gets what became of each
    void work(Handle handle, Act act, FileJob file, List<Row> rows, LinesDone done);
}
