package io.gongji.ledger.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A place at which a topic stands still, and why its event is to be parked.
@Schema(description = "Where the topic stands still, and why its event is to be parked.")
record ParkingRequest(
        @Schema(examples = "gongji.contributions") @Nullable String topic,
        @Schema(examples = "4711") long offset,
        @Schema(examples = "type of the next release, upgrade tonight") @Nullable String reason) {}
