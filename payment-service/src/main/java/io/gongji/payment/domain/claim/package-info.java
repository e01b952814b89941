/// Claims for bills that patients prepaid (手工报销). Pure.
@NullMarked
package io.gongji.payment.domain.claim;

import org.jspecify.annotations.NullMarked;
