package io.gongji.systemtests.bench;

import java.util.List;

/// A guarantee that is turned off in one of the benchmark's own databases, to see what it costs.
enum Price {
    NOTHING("nothing (all guarantees on)"),
    DURABLE_COMMIT("waiting for the disk at commit"),
    POSITIONS("the index that gives a position one record"),
    EVENT_IDS("the index that gives an event one record"),
    ACCOUNT_POSTINGS("the index of an account's postings"),
    SUBJECTS("the index of a subject's records"),
    CHANGE_REFUSED("the trigger that refuses changes");

    private final String text;

    Price(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    List<String> statements(String database, String app) {
        return switch (this) {
            case NOTHING -> List.of();
            case DURABLE_COMMIT ->
                    List.of(
                            "ALTER ROLE %s IN DATABASE %s SET synchronous_commit = off"
                                    .formatted(app, database));
            case POSITIONS ->
                    List.of("ALTER TABLE journal DROP CONSTRAINT journal_one_record_per_position");
            case EVENT_IDS ->
                    List.of("ALTER TABLE journal DROP CONSTRAINT journal_one_record_per_event");
            case ACCOUNT_POSTINGS -> List.of("DROP INDEX posting_account");
            case SUBJECTS -> List.of("DROP INDEX journal_subject");
            case CHANGE_REFUSED ->
                    List.of(
                            "DROP TRIGGER journal_only_grows ON journal",
                            "DROP TRIGGER posting_only_grows ON posting");
        };
    }
}
