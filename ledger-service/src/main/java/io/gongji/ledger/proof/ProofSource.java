package io.gongji.ledger.proof;

/// Where a verification reads the records from.
public enum ProofSource {
    /// The journal table, with the columns and postings beside the records.
    DATABASE,
    /// The journal topic alone, from offset 0.
    KAFKA
}
