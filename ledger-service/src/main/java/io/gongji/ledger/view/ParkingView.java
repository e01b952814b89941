package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A place at which a topic stood still, and what two people decided about it.
///
/// @param seq the record that answered the event `PARKED`
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Parking")
public record ParkingView(
        UUID parkingId,
        BookId book,
        String topic,
        long offset,
        Status status,
        String proposedBy,
        String proposedReason,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable String approvedReason,
        @Nullable Instant approvedAt,
        @Nullable Long seq) {
    /// How far it is.
    @Schema(name = "ParkingStatus")
    public enum Status {
        /// Another person must agree.
        PROPOSED,
        /// The book acts on it when it next comes to that place.
        APPROVED,
        PARKED
    }
}
