/// The published language of Gongji: identities, money, regions, books and refusals that cross a
/// boundary.
@NullMarked
package io.gongji.contracts;

import org.jspecify.annotations.NullMarked;
