/// The worked examples of the domain: one file that people read, and what plays it through the
/// public API.
@NullMarked
package io.gongji.systemtests.examples;

import org.jspecify.annotations.NullMarked;
