@NullMarked
package io.gongji.pooling;

import org.jspecify.annotations.NullMarked;
