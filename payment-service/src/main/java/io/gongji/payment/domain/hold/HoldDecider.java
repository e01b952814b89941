package io.gongji.payment.domain.hold;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.hold.Capture.Stage;
import io.gongji.payment.domain.hold.HoldState.End;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Decides what may happen to a hold. One request of it is open at a time; whether its money
/// suffices, and whether its time is over, the ledger says. An answer that was not asked for is a
/// bug, and throws.
public final class HoldDecider implements Decider<HoldCommand, HoldState, HoldFact> {
    /// Captures of one hold.
    public static final int CAPTURES_MAX = 50;

    @Override
    public HoldState initial() {
        return new HoldState.Absent();
    }

    @Override
    public Decision<HoldFact> decide(HoldCommand command, HoldState state) {
        return switch (command) {
            case HoldCommand.Place place -> {
                if (!(state instanceof HoldState.Absent)) {
                    throw unexpected(command, state);
                }
                yield Decision.accepted(new HoldFact.Asked(place.told(), place.asked()));
            }
            case HoldCommand.Capture capture -> capture(capture, state);
            case HoldCommand.VoidCapture voiding -> voidCapture(voiding, state);
            case HoldCommand.Release release -> release(release, state);
            case HoldCommand.RecordAnswer answer -> {
                var _ = evolve(state, answer.answer());
                yield Decision.accepted(answer.answer());
            }
        };
    }

    /// Nothing may be asked of a hold that is not there, or that waits for an answer.
    private static @Nullable Refusal refusal(HoldState state) {
        return switch (state) {
            case HoldState.Absent _ -> Refusal.UNKNOWN_HOLD;
            case HoldState.Asked _ -> Refusal.HOLD_PENDING;
            case HoldState.Declined _ -> Refusal.HOLD_ENDED;
            case HoldState.Placed placed -> placed.asking() == null ? null : Refusal.HOLD_PENDING;
        };
    }

    private static Decision<HoldFact> capture(HoldCommand.Capture command, HoldState state) {
        Refusal refusal = refusal(state);
        if (refusal != null || !(state instanceof HoldState.Placed hold)) {
            return Decision.refused(refusal == null ? Refusal.UNKNOWN_HOLD : refusal);
        }
        if (!hold.told().provider().equals(command.provider())) {
            return Decision.refused(
                    Refusal.UNKNOWN_HOLD,
                    new Sentence(
                            "providerId: only the provider for which money is held may capture it.",
                            "providerId：只有办理该预授权的机构可以扣款。"));
        }
        if (hold.end() != null) {
            return Decision.refused(Refusal.HOLD_ENDED);
        }
        if (command.amountFen() > hold.leftFen()) {
            return Decision.refused(Refusal.HOLD_EXCEEDED);
        }
        if (hold.captures().size() == CAPTURES_MAX) {
            return Decision.refused(
                    Refusal.HOLD_EXCEEDED,
                    new Sentence(
                            "A hold takes at most "
                                    + CAPTURES_MAX
                                    + " captures; release it and place a new one.",
                            "一笔预授权最多扣款 " + CAPTURES_MAX + " 次，请解冻后重新办理。"));
        }
        HoldEvent.Captured told =
                new HoldEvent.Captured(
                        hold.told().holdId(),
                        command.captureId(),
                        hold.told().memberId(),
                        hold.told().region(),
                        command.providerNumber(),
                        command.amountFen(),
                        command.rest());
        return Decision.accepted(new HoldFact.CaptureAsked(told, command.asked()));
    }

    private static Decision<HoldFact> voidCapture(
            HoldCommand.VoidCapture command, HoldState state) {
        Refusal refusal = refusal(state);
        if (refusal != null || !(state instanceof HoldState.Placed hold)) {
            return Decision.refused(refusal == null ? Refusal.UNKNOWN_HOLD : refusal);
        }
        Capture capture = hold.capture(command.captureId()).orElse(null);
        if (capture == null) {
            return Decision.refused(Refusal.UNKNOWN_CAPTURE);
        }
        return switch (capture.stage()) {
            case PENDING, VOID_PENDING -> Decision.refused(Refusal.HOLD_PENDING);
            case DECLINED -> Decision.refused(Refusal.UNKNOWN_CAPTURE);
            case VOIDED -> Decision.refused(Refusal.ALREADY_VOIDED);
            case POSTED ->
                    Decision.accepted(
                            new HoldFact.VoidAsked(
                                    new HoldEvent.CaptureVoided(
                                            hold.told().holdId(),
                                            command.captureId(),
                                            hold.told().memberId(),
                                            hold.told().region()),
                                    command.asked()));
        };
    }

    private static Decision<HoldFact> release(HoldCommand.Release command, HoldState state) {
        Refusal refusal = refusal(state);
        if (refusal != null || !(state instanceof HoldState.Placed hold)) {
            return Decision.refused(refusal == null ? Refusal.UNKNOWN_HOLD : refusal);
        }
        if (hold.end() != null) {
            return Decision.refused(Refusal.HOLD_ENDED);
        }
        return Decision.accepted(
                new HoldFact.ReleaseAsked(
                        new HoldEvent.Released(
                                hold.told().holdId(), hold.told().memberId(), hold.told().region()),
                        command.asked()));
    }

    @Override
    public HoldState evolve(HoldState state, HoldFact fact) {
        return switch (fact) {
            case HoldFact.Asked asked -> {
                if (!(state instanceof HoldState.Absent)) {
                    throw unexpected(fact, state);
                }
                yield new HoldState.Asked(asked.told());
            }
            case HoldFact.Placed placed ->
                    new HoldState.Placed(
                            asked(state, fact).told(), placed.placement(), List.of(), null, null);
            case HoldFact.Declined declined ->
                    new HoldState.Declined(asked(state, fact).told(), declined.reason());
            case HoldFact.CaptureAsked asked -> {
                HoldState.Placed hold = placed(state, fact);
                List<Capture> captures = new ArrayList<>(hold.captures());
                captures.add(Capture.asked(asked.told()));
                yield with(hold, captures, asked.asked(), hold.end());
            }
            case HoldFact.Captured captured -> captured(placed(state, fact), captured);
            case HoldFact.CaptureDeclined declined ->
                    changed(
                            placed(state, fact),
                            declined.captureId(),
                            Stage.PENDING,
                            capture -> capture.declined(declined.reason()),
                            null);
            case HoldFact.VoidAsked asked ->
                    changed(
                            placed(state, fact),
                            asked.told().captureId(),
                            Stage.POSTED,
                            capture -> capture.at(Stage.VOID_PENDING),
                            asked.asked());
            case HoldFact.CaptureVoided voided ->
                    changed(
                            placed(state, fact),
                            voided.captureId(),
                            Stage.VOID_PENDING,
                            capture -> capture.voided(voided.seq()),
                            null);
            case HoldFact.VoidDeclined declined ->
                    changed(
                            placed(state, fact),
                            declined.captureId(),
                            Stage.VOID_PENDING,
                            capture -> capture.at(Stage.POSTED),
                            null);
            case HoldFact.ReleaseAsked asked -> {
                HoldState.Placed hold = placed(state, fact);
                yield with(hold, hold.captures(), asked.asked(), hold.end());
            }
            case HoldFact.Released released ->
                    ended(placed(state, fact), null, new End(End.Kind.RELEASED, released.seq()));
            case HoldFact.ReleaseDeclined _ -> {
                HoldState.Placed hold = placed(state, fact);
                yield with(hold, hold.captures(), null, hold.end());
            }
            case HoldFact.Expired expired -> {
                HoldState.Placed hold = placed(state, fact);
                yield ended(hold, hold.asking(), new End(End.Kind.EXPIRED, expired.seq()));
            }
        };
    }

    /// The last capture, and one that leaves nothing, end the hold.
    private static HoldState captured(HoldState.Placed hold, HoldFact.Captured fact) {
        HoldState.Placed after =
                changed(
                        hold,
                        fact.captureId(),
                        Stage.PENDING,
                        capture -> capture.posted(fact.seq()),
                        null);
        boolean last =
                after.capture(fact.captureId()).orElseThrow().told().rest()
                        == HoldEvent.Rest.GOES_BACK;
        return last || after.leftFen() == 0
                ? ended(after, null, new End(End.Kind.CAPTURED, fact.seq()))
                : after;
    }

    private static HoldState.Placed changed(
            HoldState.Placed hold,
            CaptureId id,
            Stage before,
            UnaryOperator<Capture> change,
            @Nullable EventId asking) {
        boolean found = hold.capture(id).filter(capture -> capture.stage() == before).isPresent();
        if (!found) {
            throw new IllegalStateException("capture " + id + " is not " + before);
        }
        List<Capture> captures =
                hold.captures().stream()
                        .map(capture ->
                                capture.told().captureId().equals(id)
                                        ? change.apply(capture)
                                        : capture)
                        .toList();
        return with(hold, captures, asking, hold.end());
    }

    private static HoldState ended(HoldState.Placed hold, @Nullable EventId asking, End end) {
        if (hold.end() != null) {
            throw new IllegalStateException("hold " + hold.told().holdId() + " ends twice");
        }
        return with(hold, hold.captures(), asking, end);
    }

    private static HoldState.Placed with(
            HoldState.Placed hold,
            List<Capture> captures,
            @Nullable EventId asking,
            @Nullable End end) {
        return new HoldState.Placed(hold.told(), hold.placement(), captures, asking, end);
    }

    private static HoldState.Asked asked(HoldState state, HoldFact fact) {
        if (state instanceof HoldState.Asked asked) {
            return asked;
        }
        throw unexpected(fact, state);
    }

    private static HoldState.Placed placed(HoldState state, HoldFact fact) {
        if (state instanceof HoldState.Placed placed) {
            return placed;
        }
        throw unexpected(fact, state);
    }

    private static IllegalStateException unexpected(Object what, HoldState state) {
        return new IllegalStateException(
                what.getClass().getSimpleName()
                        + " cannot follow "
                        + state.getClass().getSimpleName());
    }
}
