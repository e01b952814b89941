/// The ledger's answers, from the journal.
@NullMarked
package io.gongji.pooling.messaging;

import org.jspecify.annotations.NullMarked;
