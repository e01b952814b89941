/// How the parts are put together: limits, producers, health and start checks.
@NullMarked
package io.gongji.pooling.wiring;

import org.jspecify.annotations.NullMarked;
