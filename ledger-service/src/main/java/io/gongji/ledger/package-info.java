@NullMarked
package io.gongji.ledger;

import org.jspecify.annotations.NullMarked;
