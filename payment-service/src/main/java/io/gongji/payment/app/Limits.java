package io.gongji.payment.app;

/// The limits that use cases keep; the configuration says what they are.
///
/// @param chunkLines lines of a file worked on in one transaction
/// @param fileLinesMax lines of one file, without its header
/// @param fileErrorsMax errors that a result names; more are only counted
/// @param writesAtOnce writes at work or waiting at the same time
public record Limits(int chunkLines, int fileLinesMax, int fileErrorsMax, int writesAtOnce) {}
