/// Bills of designated providers (结算). Pure.
@NullMarked
package io.gongji.payment.domain.settlement;

import org.jspecify.annotations.NullMarked;
