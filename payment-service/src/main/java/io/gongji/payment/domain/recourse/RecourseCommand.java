package io.gongji.payment.domain.recourse;

import org.jspecify.annotations.Nullable;

/// What can be asked of a recourse; amounts in fen.
public sealed interface RecourseCommand {
    record Open(RecourseCase opened) implements RecourseCommand {}

    /// The third party paid.
    record Recover(long amountFen, String bankReference) implements RecourseCommand {}

    /// Give up what is open, by another caller than the one who opened it.
    ///
    /// @param amountFen null for all that is open
    record WriteOff(String by, @Nullable Long amountFen) implements RecourseCommand {}

    /// The agency paid the provider that is owed it.
    record PayProvider(String bankReference) implements RecourseCommand {}
}
