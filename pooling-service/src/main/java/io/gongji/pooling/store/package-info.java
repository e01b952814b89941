/// The stored form of a giver's events, and the small tables beside the event table.
@NullMarked
package io.gongji.pooling.store;

import org.jspecify.annotations.NullMarked;
