/// The REST interface: resources translate, nothing more.
@NullMarked
package io.gongji.pooling.rest;

import org.jspecify.annotations.NullMarked;
