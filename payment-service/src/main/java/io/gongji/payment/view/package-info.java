/// Read models and their queries.
@NullMarked
package io.gongji.payment.view;

import org.jspecify.annotations.NullMarked;
