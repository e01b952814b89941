package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileLine;
import io.gongji.payment.domain.file.FileLine.Answered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of what became of each line of a file.
public final class FileLineRows {
    public void insert(Handle handle, FileId fileId, List<FileLine> lines) {
        handle.createUpdate(
                        """
                        INSERT INTO file_line (file_id, line, status, code, english, chinese, reference, person, event_id)
                        SELECT :file, n.* FROM unnest(:lines, :statuses, :codes, :english, :chinese, :references, :persons,
                            :events) AS n\
                        """)
                .bind("file", fileId.value())
                .bindArray("lines", Integer.class, column(lines, FileLine::line))
                .bindArray("statuses", String.class, column(lines, line -> line.status().name()))
                .bindArray(
                        "codes",
                        String.class,
                        column(lines, line -> line.code() == null ? null : line.code().name()))
                .bindArray("english", String.class, column(lines, line -> text(line, false)))
                .bindArray("chinese", String.class, column(lines, line -> text(line, true)))
                .bindArray("references", String.class, column(lines, FileLine::reference))
                .bindArray(
                        "persons",
                        UUID.class,
                        column(lines, line -> line.person() == null ? null : line.person().value()))
                .bindArray(
                        "events",
                        UUID.class,
                        column(lines, line -> line.told() == null ? null : line.told().value()))
                .execute();
    }

    private static @Nullable String text(FileLine line, boolean chinese) {
        Sentence detail = line.detail();
        return detail.isEmpty() ? null : chinese ? detail.chinese() : detail.english();
    }

    private static @Nullable Object[] column(
            List<FileLine> lines, Function<FileLine, @Nullable Object> part) {
        return lines.stream().map(part).toArray();
    }

    /// The lines done before that are about these persons.
    public Map<MemberId, Integer> about(
            Handle handle, FileId fileId, Collection<MemberId> persons) {
        Map<MemberId, Integer> lines = new HashMap<>();
        handle.createQuery(
                        "SELECT person, line FROM file_line WHERE file_id = :file AND person = ANY(:persons)")
                .bind("file", fileId.value())
                .bindArray("persons", UUID.class, persons.stream().map(MemberId::value).toList())
                .map((row, context) ->
                        Map.entry(
                                new MemberId(row.getObject("person", UUID.class)),
                                row.getInt("line")))
                .forEach(entry -> lines.put(entry.getKey(), entry.getValue()));
        return lines;
    }

    /// The first rejected lines.
    public List<FileLine> rejected(Handle handle, FileId fileId, int max) {
        return handle.createQuery(
                        """
                        SELECT line, status, code, english, chinese, reference, person, event_id FROM file_line
                        WHERE file_id = :file AND status = 'REJECTED' ORDER BY line LIMIT :max\
                        """)
                .bind("file", fileId.value())
                .bind("max", max)
                .map((row, context) -> line(row))
                .list();
    }

    /// Lines in order, with the ledger's answers.
    ///
    /// @param after the line before the first
    public List<Answered> page(Handle handle, FileId fileId, int after, int max) {
        return handle.createQuery(
                        """
                        SELECT l.line, l.status, l.code, l.english, l.chinese, l.reference, l.person, l.event_id,
                            a.event_id IS NOT NULL AS answered, a.refusal
                        FROM file_line l LEFT JOIN answer a USING (event_id)
                        WHERE l.file_id = :file AND l.line > :after ORDER BY l.line LIMIT :max\
                        """)
                .bind("file", fileId.value())
                .bind("after", after)
                .bind("max", max)
                .map((row, context) ->
                        new Answered(line(row), row.getBoolean("answered"), code(row, "refusal")))
                .list();
    }

    private static FileLine line(ResultSet row) throws SQLException {
        String english = row.getString("english");
        UUID person = row.getObject("person", UUID.class);
        UUID told = row.getObject("event_id", UUID.class);
        return new FileLine(
                row.getInt("line"),
                FileLine.Status.valueOf(row.getString("status")),
                code(row, "code"),
                english == null ? Sentence.NONE : new Sentence(english, row.getString("chinese")),
                row.getString("reference"),
                person == null ? null : new MemberId(person),
                told == null ? null : new EventId(told));
    }

    private static @Nullable Refusal code(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Refusal.valueOf(code);
    }
}
