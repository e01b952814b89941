/// One person's wallet: opened, with a place of use, and what was sent from it on which day.
@NullMarked
package io.gongji.pooling.domain.wallet;

import org.jspecify.annotations.NullMarked;
