/// The benchmarks behind `./bench`. They turn guarantees off only here, in databases of their own.
@NullMarked
package io.gongji.systemtests.bench;

import org.jspecify.annotations.NullMarked;
