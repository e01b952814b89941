/// Money reserved for a pending payment (预授权). Pure.
@NullMarked
package io.gongji.payment.domain.hold;

import org.jspecify.annotations.NullMarked;
