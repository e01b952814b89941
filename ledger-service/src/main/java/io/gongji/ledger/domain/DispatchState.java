package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;

/// How many events this book gave to another one: they are numbered from 1 to `lastOrdinal`.
public record DispatchState(BookId toBook, long lastOrdinal) implements StateRow {}
