package io.gongji.payment.app;

import java.io.IOException;
import java.io.InputStream;

/// What a caller sent as a file. It may be read more than once, one reader at a time.
@FunctionalInterface
public interface Content {
    /// Reads it from its first byte.
    InputStream open() throws IOException;
}
