/// What can be asked of the books. Every question is answered from one snapshot, says at which
/// `seq`, and is bounded.
@NullMarked
package io.gongji.ledger.view;

import org.jspecify.annotations.NullMarked;
