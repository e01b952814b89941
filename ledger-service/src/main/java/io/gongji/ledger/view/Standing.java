package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.FreezeReason;
import io.gongji.ledger.domain.MemberState;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where a person's account stands, and since when.
///
/// @param sinceSeq the record since which the status holds; absent for an open account of the past
/// @param since the effective date of that record
/// @param freeze while the account is frozen, also when it is closed or its owner has died
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        Status status,
        @Nullable Long sinceSeq,
        @Nullable LocalDate since,
        @Nullable Frozen freeze) {
    /// What may be done with the money.
    @Schema(name = "AccountStatus")
    public enum Status {
        OPEN,
        /// it takes what comes, and nobody spends from it
        FROZEN,
        /// it takes what comes, and only a withdrawal on death takes from it
        DECEASED,
        /// it takes nothing more, and only a withdrawal takes from it
        CLOSED
    }

    /// A freeze (冻结).
    ///
    /// @param orderReference the number of the order that asked for it
    /// @param sinceSeq the record that froze
    @Schema(name = "Freeze")
    public record Frozen(
            FreezeReason reason, String orderReference, long sinceSeq, LocalDate since) {}

    static Status statusOf(MemberState.Status status, boolean frozen) {
        return switch (status) {
            case OPEN -> frozen ? Status.FROZEN : Status.OPEN;
            case DECEASED -> Status.DECEASED;
            case CLOSED -> Status.CLOSED;
        };
    }
}
