package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.app.FaceVerification.Purpose;
import io.gongji.pooling.app.FaceVerification.Result;
import io.gongji.pooling.store.FaceProofs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Redeems a face token, outside of any transaction, and once per request: what it proved is kept
/// under the request's key before anything else is done with it.
@ApplicationScoped
public class FaceCheck {
    private final FaceVerification platform;
    private final FaceProofs proofs;
    private final Transactions transactions;

    FaceCheck(FaceVerification platform, FaceProofs proofs, Transactions transactions) {
        this.platform = platform;
        this.proofs = proofs;
        this.transactions = transactions;
    }

    /// Why the face does not count; empty when it does.
    Optional<Reply.Refused> failure(
            RequestKey key, String token, MemberId subject, Purpose purpose) {
        if (proved(key, token, subject)) {
            return Optional.empty();
        }
        return switch (platform.redeem(token, subject, purpose)) {
            case Result.Passed(Instant verifiedAt) -> {
                transactions.<Boolean>run(handle -> {
                    proofs.keep(handle, token, key.keyDigest(), subject, verifiedAt);
                    return true;
                });
                yield Optional.empty();
            }
            // The same request may have been faster in another process.
            case Result.Failed(Sentence detail) ->
                    proved(key, token, subject)
                            ? Optional.empty()
                            : Optional.of(new Reply.Refused(Refusal.FACE_FAILED, detail));
        };
    }

    private boolean proved(RequestKey key, String token, MemberId subject) {
        return transactions.run(handle -> proofs.proved(handle, token, key.keyDigest(), subject));
    }
}
