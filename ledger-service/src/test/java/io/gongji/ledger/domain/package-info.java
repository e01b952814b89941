@NullMarked
package io.gongji.ledger.domain;

import org.jspecify.annotations.NullMarked;
