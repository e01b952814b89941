package io.gongji.pooling.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// Everything that is set from outside, and every limit of this service, with its bounds.
@ConfigMapping(prefix = "gongji")
public interface PoolingConfig {
    /// Whether the service stops when a start check finds something unsafe; otherwise it warns.
    @WithDefault("false")
    boolean strict();

    /// Where payment-service is.
    URI paymentUrl();

    /// Where the face platform is.
    URI faceUrl();

    /// A clock simulator, for demonstrations; absent: the system's clock judges the acts of
    /// persons.
    Optional<URI> businessClockUrl();

    /// A folder of policy packs that are added to those on the class path.
    Optional<Path> policyDir();

    /// How long a redeemed face token counts for the request that redeemed it.
    @WithDefault("30d")
    @DurationMin(hours = 1)
    @DurationMax(days = 400)
    Duration faceProofKept();

    /// How long after the start the sweeps begin.
    @WithDefault("5s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration firstSweepAfter();

    /// Giving back transfers that nobody accepted in time.
    Returns transferReturns();

    /// Bounds on giving back.
    interface Returns {
        @WithDefault("10s")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 10)
        Duration every();

        @WithDefault("200")
        @Min(1)
        @Max(10000)
        int batchMax();
    }

    /// Comparing grants with the insurance of both sides: each giver once a business day.
    Review insuranceReview();

    /// Bounds on the review.
    interface Review {
        @WithDefault("60s")
        @DurationMin(millis = 100)
        @DurationMax(hours = 1)
        Duration every();

        @WithDefault("100")
        @Min(1)
        @Max(10000)
        int batchMax();
    }

    /// The REST interface.
    Rest rest();

    /// Bounds of the REST interface.
    interface Rest {
        @WithDefault("16384")
        @Min(1024)
        @Max(1048576)
        int bodyBytesMax();

        @WithDefault("5s")
        @DurationMin(millis = 0)
        @DurationMax(seconds = 30)
        Duration waitDefault();

        @WithDefault("30s")
        @DurationMin(seconds = 1)
        @DurationMax(seconds = 60)
        Duration waitMax();
    }

    /// Asking the neighbours.
    Neighbours neighbours();

    /// Bounds on what is asked of a neighbour.
    interface Neighbours {
        @WithDefault("2s")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 10)
        Duration connectTimeout();

        @WithDefault("3s")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 30)
        Duration requestTimeout();

        @WithDefault("3")
        @Min(1)
        @Max(10)
        int attemptsMax();

        @WithDefault("100ms")
        @DurationMin(millis = 1)
        @DurationMax(seconds = 5)
        Duration retryPause();

        @WithDefault("65536")
        @Min(1024)
        @Max(1048576)
        long answerBytesMax();
    }

    /// Checking at the start what the service relies on.
    StartCheckLimits startChecks();

    /// Bounds on the start checks.
    interface StartCheckLimits {
        @WithDefault("5s")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 60)
        Duration kafkaTimeout();
    }
}
