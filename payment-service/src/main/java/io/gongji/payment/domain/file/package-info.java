/// Files of many lines: which kinds there are, and how far one is.
@NullMarked
package io.gongji.payment.domain.file;

import org.jspecify.annotations.NullMarked;
