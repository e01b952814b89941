/// One handler per aggregate: load, decide, append, in one transaction.
@NullMarked
package io.gongji.payment.app;

import org.jspecify.annotations.NullMarked;
