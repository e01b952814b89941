/// Proof that a book is right: the journal is checked record by record and folded, and the fold is
/// compared with what the service keeps as live state.
@NullMarked
package io.gongji.ledger.proof;

import org.jspecify.annotations.NullMarked;
