/// HTTP clients of the two neighbours: payment-service and the face platform.
@NullMarked
package io.gongji.pooling.gateway;

import org.jspecify.annotations.NullMarked;
