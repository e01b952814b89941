package io.gongji.payment.domain.file;

/// How far a file is.
public enum FileStatus {
    /// Stored for good; no line is done yet.
    RECEIVED,
    /// Some lines are done.
    RUNNING,
    /// Every line is decided here; the ledger has not answered all of them.
    DECIDED,
    /// Every line is decided, and answered by the ledger where it was asked.
    DONE,
    /// The work stopped at a line for a reason of ours; the lines before it count.
    FAILED
}
