@NullMarked
package io.gongji.systemtests.people;

import org.jspecify.annotations.NullMarked;
