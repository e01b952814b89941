package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.BookSlice;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/// Loads what the ledger loads to decide a bill: the patient, the active grants to the patient and
/// the givers.
final class PatientSlice {
    private PatientSlice() {}

    /// Loads the slice.
    ///
    /// @param region where the patient is when the book does not know
    static BookState load(Handle handle, BookId book, MemberId patient, RegionCode region)
            throws SQLException {
        References references = References.none();
        references.members().put(patient, region);
        references.patients().add(patient);
        return BookSlice.load(handle.getConnection(), book, references).state();
    }
}
