package io.gongji.ledger.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which order lifts a freeze.
@Schema(description = "orderReference is the order's own number, 1 to 100 characters.")
record UnfreezeRequest(@Schema(examples = "(2025)冀0102执保17号之一") String orderReference) {}
