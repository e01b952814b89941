package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonRawValue;

/// A record as it was written.
///
/// @param record the canonical bytes, which are JSON: `hash` is the chain over exactly these
/// @param hash SHA-256 chain up to and with this record, in hex
public record JournalEntry(@JsonRawValue String record, String hash) {}
