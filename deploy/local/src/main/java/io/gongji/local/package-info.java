@NullMarked
package io.gongji.local;

import org.jspecify.annotations.NullMarked;
