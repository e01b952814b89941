/// The whole system on one machine: a durable PostgreSQL, a Kafka broker, the three services and a
/// face-verification simulator, each a process of its own, all on 127.0.0.1.
@NullMarked
package io.gongji.local;

import org.jspecify.annotations.NullMarked;
