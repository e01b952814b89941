package io.gongji.ledger.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A year that has begun.
@Schema(description = "The year that has begun.")
record YearRequest(@Schema(examples = "2026") int year) {}
