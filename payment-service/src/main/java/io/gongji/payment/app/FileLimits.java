package io.gongji.payment.app;

import java.time.Duration;

/// The limits of files; the configuration says what they are.
///
/// @param blockLines lines worked on in one transaction
/// @param fileLinesMax lines of one file, without its header
/// @param fileBytesMax bytes of one file
/// @param filesAtOnce files that come in, or whose senders wait, at the same time
/// @param workers files that one process works on at the same time
/// @param slice how long a worker stays with one file while others may wait
/// @param poll how often an idle worker looks for what another process took in
/// @param failuresMax failures at one line that end the work on a file
public record FileLimits(
        int blockLines,
        int fileLinesMax,
        long fileBytesMax,
        int filesAtOnce,
        int workers,
        Duration slice,
        Duration poll,
        int failuresMax) {}
