package io.gongji.pooling.store;

import io.gongji.contracts.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// On which day each giver's grants were last compared with the insurance of both sides. Losing it
/// costs another review and nothing else.
public final class GiverReviews {
    /// Givers with open grants who were not reviewed on a day.
    public List<MemberId> waiting(Handle handle, LocalDate day, int max) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT p.giver_id FROM grant_place p
                        WHERE p.open AND NOT EXISTS (
                            SELECT 1 FROM giver_review r
                            WHERE r.giver_id = p.giver_id AND r.reviewed_on = :day)
                        ORDER BY p.giver_id LIMIT :max\
                        """)
                .bind("day", day)
                .bind("max", max)
                .mapTo(UUID.class)
                .map(MemberId::new)
                .list();
    }

    /// Notes a review.
    public void reviewed(Handle handle, MemberId giver, LocalDate day) {
        handle.createUpdate(
                        """
                        INSERT INTO giver_review (giver_id, reviewed_on) VALUES (:giver, :day)
                        ON CONFLICT (giver_id) DO UPDATE SET reviewed_on = excluded.reviewed_on\
                        """)
                .bind("giver", giver.value())
                .bind("day", day)
                .execute();
    }
}
