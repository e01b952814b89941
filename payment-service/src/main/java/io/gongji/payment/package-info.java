@NullMarked
package io.gongji.payment;

import org.jspecify.annotations.NullMarked;
