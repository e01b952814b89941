package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import java.time.Instant;

/// The platform where a relative shows his or her face (人脸验证). Every call may throw [Unavailable].
public interface FaceVerification {
    /// Redeems the token of a verification. A token can be redeemed once: the second time it fails.
    ///
    /// @param subject the relative who must have been verified
    Result redeem(String token, MemberId subject);

    /// What the platform answers.
    sealed interface Result {
        /// The relative was verified then.
        record Passed(Instant verifiedAt) implements Result {}

        /// Not verified, and what to do about it.
        record Failed(String detail) implements Result {}
    }
}
