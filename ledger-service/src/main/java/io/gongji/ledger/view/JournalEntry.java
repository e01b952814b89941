package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A record as it was written.
///
/// @param record the canonical bytes, which are JSON: `hash` is the chain over exactly these
/// @param hash SHA-256 chain up to and with this record, in hex
public record JournalEntry(
        @Schema(implementation = Object.class) @JsonRawValue String record, String hash) {}
