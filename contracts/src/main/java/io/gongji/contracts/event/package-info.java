/// Events as records in sealed interfaces, their envelope and the one codec that names them on the
/// wire.
@NullMarked
package io.gongji.contracts.event;

import org.jspecify.annotations.NullMarked;
