package io.gongji.ledger.rest;

import io.gongji.contracts.CorrectionReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a record is to be taken back.
@Schema(
        description =
                "reference is the number of the paper that explains it, 1 to 100 characters; no names.")
record CorrectionRequest(
        @Schema(examples = "POSTED_TWICE") CorrectionReason reason,
        @Schema(examples = "NOTE-2025-12") String reference) {}
