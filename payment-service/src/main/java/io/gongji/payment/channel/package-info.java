/// Payment channels (缴费渠道): what proves that a call-back is a channel's own.
@NullMarked
package io.gongji.payment.channel;

import org.jspecify.annotations.NullMarked;
