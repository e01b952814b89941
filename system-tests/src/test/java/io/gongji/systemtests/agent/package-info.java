/// A Java agent that ends the process it is attached to at a named line of its loop.
@NullMarked
package io.gongji.systemtests.agent;

import org.jspecify.annotations.NullMarked;
