/// What a book does with events: take, decide, write in one transaction; and what it tells about
/// itself.
@NullMarked
package io.gongji.ledger.app;

import org.jspecify.annotations.NullMarked;
