/// The ledger's addresses: they read, verify and preview. Money moves by events alone.
@NullMarked
package io.gongji.ledger.rest;

import org.jspecify.annotations.NullMarked;
