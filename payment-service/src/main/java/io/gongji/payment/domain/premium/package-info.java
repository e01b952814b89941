/// Resident premiums (城乡居民医保缴费): one of each person and year. Pure.
@NullMarked
package io.gongji.payment.domain.premium;

import org.jspecify.annotations.NullMarked;
