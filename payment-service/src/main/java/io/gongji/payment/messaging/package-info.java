/// Kafka in: the ledger's answers.
@NullMarked
package io.gongji.payment.messaging;

import org.jspecify.annotations.NullMarked;
