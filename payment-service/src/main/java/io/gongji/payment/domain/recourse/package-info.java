/// Recourse against third parties for whom the fund paid first (追偿). Pure.
@NullMarked
package io.gongji.payment.domain.recourse;

import org.jspecify.annotations.NullMarked;
