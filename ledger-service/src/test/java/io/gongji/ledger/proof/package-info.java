@NullMarked
package io.gongji.ledger.proof;

import org.jspecify.annotations.NullMarked;
