package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// The status of every book in this process. Thread-safe.
public final class BookStatuses {
    private static final Logger LOG = Logger.getLogger(BookStatuses.class);

    /// The kind of the alarm of a book that takes nothing more.
    public static final String STOPPED = "stopped";

    private final Map<BookId, Entry> entries = new LinkedHashMap<>();

    public BookStatuses() {
        BookMap.all().forEach(book -> entries.put(book, new Entry(book)));
    }

    public BookStatus of(BookId book) {
        return entry(book).snapshot();
    }

    /// Every book, in the order of their numbers.
    public List<BookStatus> all() {
        return entries.values().stream().map(Entry::snapshot).toList();
    }

    /// A book came to this process: nothing is known about it yet.
    public void assigned(BookId book) {
        entry(book).reset(BookStatus.Phase.ADOPTING);
    }

    /// A book left this process.
    public void released(BookId book) {
        entry(book).reset(BookStatus.Phase.NOT_ASSIGNED);
    }

    public void phase(BookId book, BookStatus.Phase phase) {
        entry(book).phase(phase);
    }

    public void stopped(BookId book, String reason) {
        entry(book).phase(BookStatus.Phase.STOPPED);
        alarm(book, STOPPED, reason);
    }

    public void stopped(BookId book, StoppedTopic topic) {
        if (entry(book).stopTopic(topic)) {
            LOG.errorf(
                    "ALARM a topic stopped book=%s topic=%s offset=%d reason=%s",
                    book, topic.at().topic(), topic.at().offset(), topic.reason());
        }
    }

    /// A stopped topic is read on.
    public void resumed(BookId book, String topic) {
        if (entry(book).resumeTopic(topic)) {
            LOG.infof("a stopped topic is read on book=%s topic=%s", book, topic);
        }
    }

    /// Everything of a book is tried again.
    public void resumed(BookId book) {
        entry(book).resumeTopics();
    }

    public void seq(BookId book, long seq) {
        entry(book).seq(seq);
    }

    public void published(BookId book, long seq) {
        entry(book).published(seq);
    }

    /// How far a book is behind its topics.
    ///
    /// @param queued what of it waits in memory
    public void behind(BookId book, List<TopicLag> topics, int queued) {
        entry(book).behind(topics, queued);
    }

    /// Raises an alarm; one that stands already with the same words is not logged again.
    ///
    /// @param kind what it is about; a book has at most one alarm of a kind
    public void alarm(BookId book, String kind, String sentence) {
        if (entry(book).alarm(kind, sentence)) {
            LOG.errorf("ALARM book=%s kind=%s %s", book, kind, sentence);
        }
    }

    public void clear(BookId book, String kind) {
        if (entry(book).clear(kind)) {
            LOG.infof("alarm over book=%s kind=%s", book, kind);
        }
    }

    private Entry entry(BookId book) {
        Entry entry = entries.get(book);
        if (entry == null) {
            throw new IllegalArgumentException("no such book: " + book);
        }
        return entry;
    }

    private static final class Entry {
        private final BookId book;
        private BookStatus.Phase phase = BookStatus.Phase.NOT_ASSIGNED;
        private long seq;
        private long publishedSeq;
        private int queued;
        private List<TopicLag> behind = List.of();
        private final Map<String, StoppedTopic> stopped = new LinkedHashMap<>();
        private final Map<String, String> alarms = new LinkedHashMap<>();

        Entry(BookId book) {
            this.book = book;
        }

        synchronized BookStatus snapshot() {
            return new BookStatus(
                    book,
                    phase,
                    seq,
                    publishedSeq,
                    behind.stream().mapToLong(TopicLag::records).sum(),
                    queued,
                    behind.stream().filter(topic -> topic.records() > 0).toList(),
                    List.copyOf(stopped.values()),
                    new ArrayList<>(alarms.values()));
        }

        synchronized void reset(BookStatus.Phase next) {
            phase = next;
            seq = 0;
            publishedSeq = 0;
            queued = 0;
            behind = List.of();
            stopped.clear();
            alarms.clear();
        }

        synchronized void phase(BookStatus.Phase next) {
            phase = next;
        }

        synchronized boolean stopTopic(StoppedTopic topic) {
            return !topic.equals(stopped.put(topic.at().topic(), topic));
        }

        synchronized boolean resumeTopic(String topic) {
            return stopped.remove(topic) != null;
        }

        synchronized void resumeTopics() {
            stopped.clear();
        }

        synchronized void seq(long value) {
            seq = value;
        }

        synchronized void published(long value) {
            publishedSeq = value;
        }

        synchronized void behind(List<TopicLag> topics, int waiting) {
            behind = List.copyOf(topics);
            queued = waiting;
        }

        synchronized boolean alarm(String kind, String sentence) {
            return !sentence.equals(alarms.put(kind, sentence));
        }

        synchronized boolean clear(String kind) {
            return alarms.remove(kind) != null;
        }
    }
}
