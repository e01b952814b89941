package io.gongji.systemtests.bench;

import java.util.List;

/// A guarantee that is turned off in one of the benchmark's own databases, to see what it costs.
enum Price {
    ALL_ON("with every guarantee on"),
    DURABLE_COMMIT("without waiting for the disk at commit"),
    POSITIONS("without the index that gives a position one record"),
    EVENT_IDS("without the index that gives an event one record"),
    ACCOUNT_POSTINGS("without the index of an account's postings"),
    SUBJECTS("without the index of a subject's records"),
    CHANGE_REFUSED("without the trigger that refuses changes");

    private static final String RELOAD = "SELECT pg_reload_conf()";

    private final String text;

    Price(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// Turns it off.
    List<String> off() {
        return switch (this) {
            case ALL_ON -> List.of();
            case DURABLE_COMMIT -> List.of("ALTER SYSTEM SET synchronous_commit = off", RELOAD);
            case POSITIONS ->
                    List.of("ALTER TABLE journal DROP CONSTRAINT journal_one_record_per_position");
            case EVENT_IDS ->
                    List.of("ALTER TABLE journal DROP CONSTRAINT journal_one_record_per_event");
            case ACCOUNT_POSTINGS -> List.of("DROP INDEX posting_account");
            case SUBJECTS -> List.of("DROP INDEX journal_subject");
            case CHANGE_REFUSED ->
                    List.of(
                            "ALTER TABLE journal DISABLE TRIGGER journal_only_grows",
                            "ALTER TABLE posting DISABLE TRIGGER posting_only_grows");
        };
    }

    /// Turns it on again, for the next one.
    List<String> on() {
        return switch (this) {
            case ALL_ON -> List.of();
            case DURABLE_COMMIT -> List.of("ALTER SYSTEM RESET synchronous_commit", RELOAD);
            case POSITIONS ->
                    List.of(
                            "ALTER TABLE journal ADD CONSTRAINT journal_one_record_per_position UNIQUE (book, source, source_position)");
            case EVENT_IDS ->
                    List.of(
                            "ALTER TABLE journal ADD CONSTRAINT journal_one_record_per_event UNIQUE (event_id)");
            case ACCOUNT_POSTINGS ->
                    List.of("CREATE INDEX posting_account ON posting (account_id, seq)");
            case SUBJECTS ->
                    List.of("CREATE INDEX journal_subject ON journal (subject, book, seq)");
            case CHANGE_REFUSED ->
                    List.of(
                            "ALTER TABLE journal ENABLE TRIGGER journal_only_grows",
                            "ALTER TABLE posting ENABLE TRIGGER posting_only_grows");
        };
    }
}
