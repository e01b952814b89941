/// Policy packs: every figure of the rules as data, validated when it is loaded.
@NullMarked
package io.gongji.contracts.policy;

import org.jspecify.annotations.NullMarked;
