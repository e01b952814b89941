/// Yearly counters of a member: what the fund paid, reserved and gave back. Pure.
@NullMarked
package io.gongji.payment.domain.counters;

import org.jspecify.annotations.NullMarked;
