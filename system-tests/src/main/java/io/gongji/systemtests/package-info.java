@NullMarked
package io.gongji.systemtests;

import org.jspecify.annotations.NullMarked;
