package io.gongji.ledger.app;

/// How far a book's journal is in its topic, counted while the topic is read. Records may stand
/// there repeatedly and, after a failed send, early; what counts is how far they reach without a
/// gap.
public final class TopicScan {
    private final String topicId;
    private long publishedSeq;
    private long nextOffset;
    private long maxSeq;

    /// @param publishedSeq the records up to this one are known to stand before the first that is
    ///   read
    public TopicScan(String topicId, long publishedSeq) {
        this.topicId = topicId;
        this.publishedSeq = publishedSeq;
    }

    void sees(TopicRecord found) {
        long seq = found.record().seq();
        if (seq == publishedSeq || seq == publishedSeq + 1) {
            publishedSeq = seq;
            nextOffset = found.offset() + 1;
        }
        maxSeq = Math.max(maxSeq, seq);
    }

    public String topicId() {
        return topicId;
    }

    public long publishedSeq() {
        return publishedSeq;
    }

    /// The offset after the record with `publishedSeq`.
    public long nextOffset() {
        return nextOffset;
    }

    /// The last record that the topic has, even if others are missing before it.
    public long maxSeq() {
        return maxSeq;
    }
}
