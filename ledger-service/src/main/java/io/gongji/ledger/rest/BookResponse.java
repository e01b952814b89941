package io.gongji.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.StoppedTopic;
import io.gongji.ledger.app.TopicLag;
import io.gongji.ledger.view.BookHeadView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A book: what the database has, and what this process does with it.
///
/// @param stopped topics that this process reads no further, with the place and the reason
/// @param lag events that wait for this process
/// @param behind the same for each topic that has any, with the age of the oldest in seconds
/// @param alarms what somebody should look at
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookResponse(
        @Schema(examples = "13") BookId book,
        @Schema(description = "the last record; 0 before the first") long seq,
        @Schema(description = "the chain at it, hex") @Nullable String hash,
        @Nullable Instant recordedAt,
        @Schema(description = "the last record that Kafka has acknowledged") long publishedSeq,
        @Schema(description = "in this process; NOT_ASSIGNED where another one may have it")
                BookStatus.Phase status,
        List<Stopped> stopped,
        long lag,
        List<TopicLag> behind,
        List<String> alarms) {
    static BookResponse of(BookHeadView head, BookStatus status) {
        return new BookResponse(
                head.book(),
                head.seq(),
                head.hash(),
                head.recordedAt(),
                head.publishedSeq(),
                status.phase(),
                status.stopped().stream().map(Stopped::of).toList(),
                status.lag(),
                status.behind(),
                status.alarms());
    }

    /// A topic that is read no further than an offset.
    @Schema(name = "StoppedTopic")
    record Stopped(String topic, long offset, String reason) {
        static Stopped of(StoppedTopic topic) {
            return new Stopped(topic.at().topic(), topic.at().offset(), topic.reason());
        }
    }
}
