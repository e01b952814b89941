@NullMarked
package io.gongji.systemtests.client;

import org.jspecify.annotations.NullMarked;
