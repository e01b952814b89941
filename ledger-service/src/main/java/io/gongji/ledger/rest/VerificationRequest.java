package io.gongji.ledger.rest;

import io.gongji.ledger.proof.ProofSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What to verify a book from.
@Schema(
        description =
                "Where the records are read from: the journal table, or the journal topic alone.")
record VerificationRequest(@Schema(examples = "DATABASE") ProofSource source) {}
