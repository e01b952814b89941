/// Withdrawals of personal-account money as cash (个人账户一次性支取). Pure.
@NullMarked
package io.gongji.payment.domain.withdrawal;

import org.jspecify.annotations.NullMarked;
