package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.pooling.domain.giver.Offer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Give a bound relative a grant.
///
/// @param amountFen EARMARK: what is set aside
/// @param yearCapFen AUTHORISATION: the most the member may draw in a year; absent for no cap
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"giverId", "memberId", "mechanism"})
public record GrantRequest(
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId giverId,
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId memberId,
        @Nullable Mechanism mechanism,
        @Schema(minimum = "1", maximum = "1000000000000") @Nullable Long amountFen,
        @Schema(minimum = "1", maximum = "1000000000000") @Nullable Long yearCapFen) {
    Offer offer() {
        return switch (Fields.required("mechanism", mechanism)) {
            case AUTHORISATION -> {
                Fields.absent(
                        "amountFen",
                        amountFen,
                        new Sentence(
                                "belongs to EARMARK; an AUTHORISATION may have a yearCapFen instead.",
                                "仅用于 EARMARK；AUTHORISATION 可改填 yearCapFen。"));
                yield new Offer.Authorisation(
                        yearCapFen == null ? null : Fields.amount("yearCapFen", yearCapFen));
            }
            case EARMARK -> {
                Fields.absent(
                        "yearCapFen",
                        yearCapFen,
                        new Sentence(
                                "belongs to AUTHORISATION; leave it out.",
                                "仅用于 AUTHORISATION，请删去。"));
                yield new Offer.Earmark(
                        Fields.amount("amountFen", Fields.required("amountFen", amountFen)));
            }
        };
    }
}
