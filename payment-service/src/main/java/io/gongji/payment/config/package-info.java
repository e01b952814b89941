/// Wiring: configuration, producers, start and stop, health.
@NullMarked
package io.gongji.payment.config;

import org.jspecify.annotations.NullMarked;
