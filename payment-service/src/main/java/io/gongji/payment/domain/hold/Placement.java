package io.gongji.payment.domain.hold;

import io.gongji.contracts.BookId;

/// Where the money of a hold came from, in fen.
///
/// @param seq of the journal record that placed it
/// @param poolFen by all grants together
public record Placement(BookId book, long seq, long ownFen, long poolFen, long walletFen) {}
