/// Contributions of flexible workers (灵活就业). Pure.
@NullMarked
package io.gongji.payment.domain.flexible;

import org.jspecify.annotations.NullMarked;
