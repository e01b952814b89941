/// Kafka in and out: requests to the books' workers, and the journal to its readers.
@NullMarked
package io.gongji.ledger.messaging;

import org.jspecify.annotations.NullMarked;
