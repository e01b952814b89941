/// What the agency settles with hospitals and pharmacies (定点医药机构结算): advances, statements, payments
/// and the final account of a year. Pure.
@NullMarked
package io.gongji.payment.domain.provider;

import org.jspecify.annotations.NullMarked;
