/// How an aggregate decides: pure types, free of clocks, ids and I/O, so that a domain may see them
/// and nothing else.
@NullMarked
package io.gongji.eventstore.decider;

import org.jspecify.annotations.NullMarked;
