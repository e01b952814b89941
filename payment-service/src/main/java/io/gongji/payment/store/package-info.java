/// What is kept: codecs of events, the sealed identity of members, key table and the SQL of the hot
/// path.
@NullMarked
package io.gongji.payment.store;

import org.jspecify.annotations.NullMarked;
