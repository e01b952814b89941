/// One wallet transfer from the payer's wish to its end.
@NullMarked
package io.gongji.pooling.domain.transfer;

import org.jspecify.annotations.NullMarked;
