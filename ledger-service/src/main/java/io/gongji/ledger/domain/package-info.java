/// The ledger's rules, pure: [LedgerDecider] decides and evolves, [Split] splits a bill,
/// [BookState] is what they read.
@NullMarked
package io.gongji.ledger.domain;

import org.jspecify.annotations.NullMarked;
