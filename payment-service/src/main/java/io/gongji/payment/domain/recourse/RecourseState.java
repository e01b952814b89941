package io.gongji.payment.domain.recourse;

/// Where a recourse stands; amounts in fen.
public sealed interface RecourseState {
    /// There is no such recourse.
    record Absent() implements RecourseState {}

    /// Opened.
    ///
    /// @param recoveredFen what came in, even past what was open
    /// @param writtenOffFen what was given up
    /// @param providerPaidFen what the provider was paid of it
    record Opened(RecourseCase opened, long recoveredFen, long writtenOffFen, long providerPaidFen)
            implements RecourseState {
        /// What is still to be recovered.
        public long openFen() {
            return Math.max(0, opened.amountFen() - recoveredFen - writtenOffFen);
        }

        /// What came in past it, and waits in suspense.
        public long excessFen() {
            return Math.max(0, recoveredFen + writtenOffFen - opened.amountFen());
        }
    }
}
