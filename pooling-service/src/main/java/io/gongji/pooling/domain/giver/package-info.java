/// One giver (授权人): the relatives bound and the grants given. Pure.
@NullMarked
package io.gongji.pooling.domain.giver;

import org.jspecify.annotations.NullMarked;
