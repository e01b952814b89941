/// Interest on personal accounts (计息). Pure.
@NullMarked
package io.gongji.payment.domain.interest;

import org.jspecify.annotations.NullMarked;
