package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.ledger.store.JournalRows;
import io.gongji.ledger.store.JournalRows.StoredRecord;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.OutgoingTransfers;
import io.gongji.ledger.store.OutgoingTransfers.Lag;
import io.gongji.ledger.store.OutgoingTransfers.Told;
import io.gongji.ledger.store.Publications;
import io.gongji.ledger.store.Publications.Publication;
import io.gongji.ledger.store.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// The journal as the outbox of the ledger: which records Kafka has not acknowledged yet. For one
/// thread.
public final class JournalOutbox implements AutoCloseable {
    private final Session session;
    private final RecentRecords recent;

    /// @param recent asked before the database
    public JournalOutbox(LedgerDatabase database, RecentRecords recent) {
        this.recent = recent;
        this.session = Session.forCursors(database, "gongji-ledger journal relay");
    }

    /// Those of some books that have records to publish.
    public List<Publication> lagging(Collection<BookId> books) throws SQLException {
        return session.inTransaction(connection -> Publications.lagging(connection, books));
    }

    public List<Publication> of(Collection<BookId> books) throws SQLException {
        return session.inTransaction(connection -> Publications.read(connection, books));
    }

    /// The records after those that are published, in order.
    public List<StoredRecord> pending(Publication publication, int max) throws SQLException {
        List<StoredRecord> found =
                recent.after(publication.book(), publication.publishedSeq(), max);
        return found.isEmpty()
                ? session.inTransaction(connection ->
                        JournalRows.after(
                                connection, publication.book(), publication.publishedSeq(), max))
                : found;
    }

    /// Other books that have not taken all that some books have to tell them about transfers.
    public List<Lag> untaken(Collection<BookId> books) throws SQLException {
        return session.inTransaction(connection -> OutgoingTransfers.lagging(connection, books));
    }

    /// What a book has to tell another one after an ordinal, in order.
    public List<Told> toTell(Lag lag, long ordinal, int max) throws SQLException {
        return session.inTransaction(
                connection -> OutgoingTransfers.after(connection, lag, ordinal, max));
    }

    /// Keeps what Kafka has acknowledged.
    ///
    /// @return false when another process moved the cursor meanwhile
    public boolean acknowledged(
            Publication from, long publishedSeq, long nextOffset, String topicId)
            throws SQLException {
        return session.inTransaction(connection ->
                Publications.move(connection, from, publishedSeq, nextOffset, topicId));
    }

    @Override
    public void close() {
        session.close();
    }
}
