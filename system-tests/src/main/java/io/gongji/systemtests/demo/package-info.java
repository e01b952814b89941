@NullMarked
package io.gongji.systemtests.demo;

import org.jspecify.annotations.NullMarked;
