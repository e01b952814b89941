package io.gongji.contracts.journal;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ledger's answer to exactly one event.
public sealed interface Outcome {
    /// Done: the changes and postings happened together. Postings may be empty; when they are not,
    /// they sum to zero in every (region, fund), which this constructor proves.
    record Accepted(List<Change> changes, List<Posting> postings, @Nullable Memo memo)
            implements Outcome {
        public Accepted {
            changes = List.copyOf(changes);
            postings = List.copyOf(postings);
            requireBalanced(postings);
        }

        private static void requireBalanced(List<Posting> postings) {
            Map<Pool, Long> sums = new HashMap<>();
            for (Posting posting : postings) {
                Account account = posting.account();
                sums.merge(
                        new Pool(account.region(), account.fund()),
                        posting.amountFen(),
                        Math::addExact);
            }
            sums.forEach((pool, sum) -> {
                if (sum != 0) {
                    throw new IllegalArgumentException(
                            "an entry leaves " + sum + " fen in " + pool);
                }
            });
        }

        private record Pool(RegionCode region, Fund fund) {}
    }

    /// Not done, and why; only requests are declined, facts never.
    record Declined(Refusal reason) implements Outcome {}

    /// Bytes that are no event stood at this record's coordinate; they are kept as a dead letter.
    ///
    /// @param sha256 of the value, in lower-case hex
    /// @param reason what was wrong, without anything that stood there, 1 to 1000 characters
    record Unreadable(String sha256, String reason) implements Outcome {
        private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

        public Unreadable {
            if (!DIGEST.matcher(sha256).matches()) {
                throw new IllegalArgumentException("sha256 is 64 hex digits");
            }
            if (reason.isEmpty() || reason.length() > 1000) {
                throw new IllegalArgumentException("a reason has 1 to 1000 characters");
            }
        }
    }
}
