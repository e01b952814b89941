package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A record as it was written.
///
/// @param record the canonical bytes, which are JSON: `hash` is the chain over exactly these
/// @param hash SHA-256 chain up to and with this record, in hex
/// @param reverses the record that this one takes back
/// @param reversedBy the record that takes this one back
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntry(
        @Schema(implementation = Object.class) @JsonRawValue String record,
        String hash,
        @Nullable Long reverses,
        @Nullable Long reversedBy) {}
