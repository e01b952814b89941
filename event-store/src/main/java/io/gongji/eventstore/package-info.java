@NullMarked
package io.gongji.eventstore;

import org.jspecify.annotations.NullMarked;
