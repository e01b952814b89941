/// Use cases: look at the key, ask who a person is, decide, append, in one transaction.
@NullMarked
package io.gongji.pooling.app;

import org.jspecify.annotations.NullMarked;
