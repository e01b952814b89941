/// Members (参保人): enrolment, end of insurance, closure. Pure.
@NullMarked
package io.gongji.payment.domain.member;

import org.jspecify.annotations.NullMarked;
