/// A payroll month of an employer (单位缴费): lines, shares, receipts, allotment, corrections. Pure.
@NullMarked
package io.gongji.payment.domain.payroll;

import org.jspecify.annotations.NullMarked;
