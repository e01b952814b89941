@NullMarked
package io.gongji.ledger.rest;

import org.jspecify.annotations.NullMarked;
