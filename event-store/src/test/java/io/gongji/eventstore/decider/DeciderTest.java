package io.gongji.eventstore.decider;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeciderTest {
    /// A purse: puts are always taken, takes only as far as the money goes.
    private static final class Purse implements Decider<Long, Long, Long> {
        @Override
        public Long initial() {
            return 0L;
        }

        @Override
        public Decision<Long> decide(Long command, Long state) {
            return state + command < 0
                    ? Decision.refused(Refusal.INSUFFICIENT_BALANCE)
                    : Decision.accepted(command);
        }

        @Override
        public Long evolve(Long state, Long event) {
            return Math.addExact(state, event);
        }
    }

    private final Purse purse = new Purse();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void foldingAHeadAndThenItsTailEqualsFoldingAll(long seed) {
        List<Long> events = history(seed);
        long all = Decider.fold(purse, events);
        for (int cut = 0; cut <= events.size(); cut++) {
            long head = Decider.fold(purse, events.subList(0, cut));
            assertThat(Decider.fold(purse, head, events.subList(cut, events.size())))
                    .isEqualTo(all);
        }
    }

    private List<Long> history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long command = random.nextLong(-100, 100);
            if (purse.decide(command, Decider.fold(purse, events))
                    instanceof Decision.Accepted<Long>(List<Long> accepted)) {
                events.addAll(accepted);
            }
        }
        return events;
    }

    @Test
    void aRefusalIsAValueWithItsReason() {
        Decision<Long> decision = purse.decide(-1L, purse.initial());

        assertThat(decision)
                .isEqualTo(new Decision.Refused<>(Refusal.INSUFFICIENT_BALANCE, Sentence.NONE));
    }
}
