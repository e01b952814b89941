package io.gongji.ledger.proof;

import io.gongji.contracts.BookId;
import org.jboss.logging.Logger;

/// Tells the log how far a verification is, and counts.
final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final int EVERY = 100_000;

    private final BookId book;
    private final ProofSource source;
    private final long headSeq;
    private long records;

    Progress(BookId book, ProofSource source, long headSeq) {
        this.book = book;
        this.source = source;
        this.headSeq = headSeq;
    }

    /// A record held.
    void at(long seq) {
        records++;
        if (records % EVERY == 0) {
            LOG.infof(
                    "Verification goes on: book=%s source=%s seq=%d headSeq=%d",
                    book, source, seq, headSeq);
        }
    }

    long records() {
        return records;
    }
}
