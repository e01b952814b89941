/// The price of a bill (domain D7). Pure.
@NullMarked
package io.gongji.payment.domain.pricing;

import org.jspecify.annotations.NullMarked;
