package io.gongji.ledger.rest;

import io.gongji.contracts.FreezeReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why something is frozen, and by which order.
@Schema(description = "orderReference is the order's own number, 1 to 100 characters.")
record FreezeRequest(
        @Schema(examples = "COURT_ORDER") FreezeReason reason,
        @Schema(examples = "(2025)冀0102执保17号") String orderReference) {}
