package io.gongji.pooling.app;

import io.gongji.contracts.Uuids;
import java.util.UUID;

/// New identifiers, by the system's clock: they sort by when they were made, whatever day it is in
/// business.
final class Ids {
    private Ids() {}

    static UUID next() {
        return Uuids.version7(System.currentTimeMillis());
    }
}
