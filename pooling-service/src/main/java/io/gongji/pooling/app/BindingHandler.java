package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.BindingId;
import io.gongji.pooling.domain.giver.GiverCommand.BindRelative;
import io.gongji.pooling.domain.giver.GiverCommand.UnbindRelative;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.giver.Purpose;
import io.gongji.pooling.store.GiverStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds and unbinds relatives (绑定, 解绑).
@ApplicationScoped
public class BindingHandler {
    private final GiverWriter writer;
    private final GiverStore givers;
    private final Transactions transactions;
    private final Register register;
    private final FaceCheck faces;
    private final Calendar calendar;
    private final OneAtATime oneAtATime = new OneAtATime();

    BindingHandler(
            GiverWriter writer,
            GiverStore givers,
            Transactions transactions,
            Register register,
            FaceCheck faces,
            Calendar calendar) {
        this.writer = writer;
        this.givers = givers;
        this.transactions = transactions;
        this.register = register;
        this.faces = faces;
        this.calendar = calendar;
    }

    /// A wish to bind.
    ///
    /// @param faceToken of the relative's face verification; needed from 16 on
    public record Bind(
            MemberId giverId,
            Relative relative,
            Relation relation,
            Purpose purpose,
            @Nullable String faceToken) {
        @Override
        public String toString() {
            return "Bind[giverId=" + giverId + "]";
        }
    }

    /// Binds a relative. The face token is redeemed last and only when nothing else speaks against
    /// the binding.
    ///
    /// @throws Unavailable when payment-service or the face platform is out of reach
    public Reply bind(RequestKey key, Bind bind) {
        return oneAtATime.run(
                key.keyDigest(), () -> writer.earlier(key).orElseGet(() -> bindNow(key, bind)));
    }

    private Reply bindNow(RequestKey key, Bind bind) {
        Instant now = calendar.now();
        return switch (register.pair(bind.giverId(), bind.relative(), Calendar.dayOf(now))) {
            case Register.Pair.Unknown(Reply.Refused refused) -> refused;
            case Register.Pair.Known known -> {
                BindRelative command =
                        new BindRelative(
                                new BindingId(Ids.next()),
                                known.giver(),
                                known.relative(),
                                bind.relation(),
                                bind.purpose(),
                                known.ruled().rules(),
                                bind.faceToken() != null);
                yield obstacle(key, bind, command)
                        .<Reply>map(refused -> refused)
                        .orElseGet(() ->
                                writer.write(
                                        new GiverWriter.Write(
                                                key,
                                                bind.giverId(),
                                                command.bindingId().value(),
                                                command,
                                                now,
                                                known.ruled().version())));
            }
        };
    }

    private Optional<Reply.Refused> obstacle(RequestKey key, Bind bind, BindRelative command) {
        return switch (writer.preview(bind.giverId(), command)) {
            case Decision.Refused<GiverEvent> refused ->
                    Optional.of(new Reply.Refused(refused.reason(), refused.detail()));
            case Decision.Accepted<GiverEvent> _ ->
                    bind.faceToken() == null || !command.relative().from16()
                            ? Optional.empty()
                            : faces.failure(
                                    key,
                                    bind.faceToken(),
                                    command.relative().memberId(),
                                    FaceVerification.Purpose.BIND_RELATIVE);
        };
    }

    /// Unbinds a relative; the grants that rest on the binding end with it.
    public Reply unbind(RequestKey key, BindingId id, EndReason reason) {
        return writer.earlier(key)
                .orElseGet(() ->
                        transactions
                                .run(handle -> givers.giverOf(handle, id))
                                .map(giver ->
                                        writer.write(
                                                new GiverWriter.Write(
                                                        key,
                                                        giver,
                                                        id.value(),
                                                        new UnbindRelative(id, reason),
                                                        calendar.now(),
                                                        null)))
                                .orElseGet(() ->
                                        new Reply.Refused(
                                                Refusal.NOT_FOUND,
                                                new Sentence(
                                                        "No binding has this id; check it.",
                                                        "没有该编号的绑定，请核对。"))));
    }
}
