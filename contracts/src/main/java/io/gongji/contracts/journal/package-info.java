/// The journal record, its canonical bytes and the hash chain over them.
@NullMarked
package io.gongji.contracts.journal;

import org.jspecify.annotations.NullMarked;
