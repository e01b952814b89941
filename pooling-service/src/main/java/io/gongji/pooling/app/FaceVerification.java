package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import java.time.Instant;

/// The platform where a person shows his or her face (人脸验证). Every call may throw [Unavailable].
public interface FaceVerification {
    /// Redeems the token of a verification. A token can be redeemed once: the second time it fails.
    ///
    /// @param subject the person who must have been verified
    /// @param purpose what the face is shown for
    Result redeem(String token, MemberId subject, Purpose purpose);

    /// What a face is shown for.
    enum Purpose {
        /// a relative agrees to be bound (domain G10)
        BIND_RELATIVE,
        /// a payer sends wallet money (domain CH-03)
        WALLET_TRANSFER
    }

    /// What the platform answers.
    sealed interface Result {
        /// The person was verified then.
        record Passed(Instant verifiedAt) implements Result {}

        /// Not verified, and what to do about it.
        record Failed(Sentence detail) implements Result {}
    }
}
