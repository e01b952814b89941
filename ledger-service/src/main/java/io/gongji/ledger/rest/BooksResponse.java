package io.gongji.ledger.rest;

import java.util.List;

/// Every book, in the order of their numbers.
record BooksResponse(List<BookResponse> books) {}
