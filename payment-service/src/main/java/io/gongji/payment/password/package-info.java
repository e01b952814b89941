/// Payment passwords (支付密码) as hashes that are dear to guess.
@NullMarked
package io.gongji.payment.password;

import org.jspecify.annotations.NullMarked;
