/// Family pooling (共济): who may spend from whose personal account.
@NullMarked
package io.gongji.pooling;

import org.jspecify.annotations.NullMarked;
