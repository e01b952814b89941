package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event that was parked.
///
/// @param seq the record that answered it `PARKED`
/// @param topic where the original stands, with `offset`
/// @param releasedBySeq the record that handled it after all
/// @param reason why the book declined the last release
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParkedEvent")
public record ParkedEventView(
        BookId book,
        long seq,
        EventId eventId,
        String type,
        String subject,
        String topic,
        long offset,
        @Nullable Long releasedBySeq,
        @Nullable Refusal reason) {}
