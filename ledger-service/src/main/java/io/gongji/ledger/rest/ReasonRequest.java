package io.gongji.ledger.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why an operator does something.
@Schema(description = "Why it is done.")
record ReasonRequest(@Schema(examples = "checked with the source") @Nullable String reason) {}
