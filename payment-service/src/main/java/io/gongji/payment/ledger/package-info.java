/// The ledger as seen from here: what it would split a bill into.
@NullMarked
package io.gongji.payment.ledger;

import org.jspecify.annotations.NullMarked;
