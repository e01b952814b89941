package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;

/// Where a published event goes.
///
/// @param source who numbers it: one source per service and topic, such as `/payment/settlements`
/// @param book the book that must answer; its number is the partition
/// @param subject the aggregate, such as `settlement/0197…`, 1 to 200 characters; it is the
///   record's key
public record Route(Topic topic, String source, BookId book, String subject) {
    public Route {
        Limits.text("source", source, 64);
        if (!source.startsWith("/")) {
            throw new IllegalArgumentException("a source starts with a slash");
        }
        Limits.text("subject", subject, 200);
    }
}
