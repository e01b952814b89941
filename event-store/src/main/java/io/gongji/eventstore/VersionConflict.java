package io.gongji.eventstore;

/// Another writer was faster, or the version was never read: the stream does not end at the
/// expected version. [Transactions] loads, decides and appends again.
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;
    private final long expectedVersion;

    public VersionConflict(StreamId stream, long expectedVersion) {
        super("stream " + stream + " does not end at version " + expectedVersion);
        this.stream = stream;
        this.expectedVersion = expectedVersion;
    }

    public StreamId stream() {
        return stream;
    }

    public long expectedVersion() {
        return expectedVersion;
    }
}
