/// The SQL of the writing side: what a batch reads and writes, in a few bulk statements.
@NullMarked
package io.gongji.ledger.store;

import org.jspecify.annotations.NullMarked;
