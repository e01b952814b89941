@NullMarked
package io.gongji.ledger.view;

import org.jspecify.annotations.NullMarked;
