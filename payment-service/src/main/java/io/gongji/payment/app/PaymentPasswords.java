package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.password.Argon2;
import io.gongji.payment.password.Argon2.Hash;
import io.gongji.payment.password.PasswordRule;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import io.gongji.payment.store.PasswordRows;
import io.gongji.payment.store.PasswordRows.Try;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Payment passwords (支付密码): set, changed, and asked for before an account pays (domain CH-08,
/// example 51).
///
/// A try is counted in a transaction of its own before the hash is made, so that neither a crash
/// nor a repeat of the request makes it free.
public final class PaymentPasswords {
    private final Writes writes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Argon2 argon2;
    private final MemberVault vault;
    private final Limits limits;
    private final PasswordRows rows = new PasswordRows();
    private final MemberRows members = new MemberRows();

    public PaymentPasswords(
            Writes writes,
            Transactions transactions,
            InstantSource clock,
            Argon2 argon2,
            MemberVault vault,
            Limits limits) {
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
        this.argon2 = argon2;
        this.vault = vault;
        this.limits = limits;
    }

    /// How often a password may be wrong in a row, and for how long it is locked then.
    public record Limits(int triesMax, Duration lockedFor) {}

    /// What a try came to.
    sealed interface Checked {
        record Right(Hash hash) implements Checked {}

        record Refused(Refusal reason, Sentence detail) implements Checked {}
    }

    /// Counts a try, then makes it.
    Checked check(MemberId memberId, String password) {
        return argon2.inPlace(() -> tried(memberId, password)).orElseGet(PaymentPasswords::busy);
    }

    private Checked tried(MemberId memberId, String password) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Try counted =
                transactions.run(handle ->
                        rows.count(handle, memberId, now, limits.triesMax(), limits.lockedFor()));
        return switch (counted) {
            case Try.NotSet _ -> new Checked.Refused(Refusal.PASSWORD_NOT_SET, Sentence.NONE);
            case Try.Locked locked -> locked(locked.until());
            case Try.Counted(Hash hash, int left) -> {
                if (password.length() > 2 * PasswordRule.LENGTH_MAX
                        || !argon2.matches(password, hash)) {
                    yield left == 0 ? locked(now.plus(limits.lockedFor())) : wrong(left);
                }
                transactions.run(handle -> {
                    rows.forgive(handle, memberId, hash);
                    return left;
                });
                yield new Checked.Right(hash);
            }
        };
    }

    /// Sets a person's first password, or changes the one that the caller knows.
    public Written<MemberId> set(
            WriteHead head, MemberId memberId, String password, @Nullable String current) {
        Optional<Written<MemberId>> before = writes.again(head, MemberId.class);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Checked.Refused> objection =
                writes.read(handle -> objection(handle, memberId, password, current));
        if (objection.isPresent()) {
            return new Written.Refused<>(objection.get().reason(), objection.get().detail());
        }
        Hash known = null;
        if (current != null) {
            switch (check(memberId, current)) {
                case Checked.Refused no -> {
                    return new Written.Refused<>(no.reason(), no.detail());
                }
                case Checked.Right right -> known = right.hash();
            }
        }
        Optional<Hash> hash = argon2.inPlace(() -> argon2.hash(password));
        return hash.isEmpty()
                ? new Written.Refused<>(Refusal.TOO_BUSY, Sentence.NONE)
                : store(head, memberId, known, hash.get());
    }

    private Written<MemberId> store(
            WriteHead head, MemberId memberId, @Nullable Hash known, Hash hash) {
        return writes.write(
                head,
                MemberId.class,
                (handle, _) -> {
                    boolean stored =
                            known == null
                                    ? rows.insert(handle, memberId, hash)
                                    : rows.replace(handle, memberId, known, hash);
                    return stored
                            ? new Decided.Done<>(memberId, null)
                            : new Decided.Refused<>(Refusal.INVALID_FIELD, CURRENT_WANTED);
                });
    }

    private Optional<Checked.Refused> objection(
            Handle handle, MemberId memberId, String password, @Nullable String current) {
        MemberState state = members.state(handle, memberId);
        Optional<MemberVault.Sealed> sealed = members.sealed(handle, memberId);
        if (state instanceof MemberState.Unknown || sealed.isEmpty()) {
            return refused(Refusal.MEMBER_UNKNOWN, Sentence.NONE);
        }
        if (state instanceof MemberState.Closed) {
            return refused(Refusal.ACCOUNT_CLOSED, Sentence.NONE);
        }
        String idNumber = vault.open(memberId, sealed.get()).idNumber().value();
        Optional<Sentence> unfit = PasswordRule.objection(password, idNumber);
        if (unfit.isPresent()) {
            return refused(Refusal.PASSWORD_UNFIT, unfit.get());
        }
        boolean isSet = rows.isSet(handle, memberId);
        if (isSet && current == null) {
            return refused(Refusal.INVALID_FIELD, CURRENT_WANTED);
        }
        return !isSet && current != null
                ? refused(Refusal.PASSWORD_NOT_SET, Sentence.NONE)
                : Optional.empty();
    }

    private static final Sentence CURRENT_WANTED =
            new Sentence(
                    "currentPassword: this person has a payment password; send the one in force.",
                    "currentPassword：该参保人已设置支付密码，请提供当前密码。");

    private static Optional<Checked.Refused> refused(Refusal reason, Sentence detail) {
        return Optional.of(new Checked.Refused(reason, detail));
    }

    private static Checked wrong(int left) {
        return new Checked.Refused(
                Refusal.PASSWORD_WRONG,
                new Sentence(
                        (left == 1 ? "1 try is" : left + " tries are")
                                + " left before the password is locked.",
                        "还可尝试 " + left + " 次，之后密码将被锁定。"));
    }

    private static Checked locked(Instant until) {
        String when =
                until.atZone(BusinessClock.ZONE)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace('T', ' ');
        return new Checked.Refused(
                Refusal.PASSWORD_LOCKED,
                new Sentence(
                        "The password is locked until " + when + ", Beijing time.",
                        "密码已锁定，至北京时间 " + when + " 解锁。"));
    }

    private static Checked busy() {
        return new Checked.Refused(Refusal.TOO_BUSY, Sentence.NONE);
    }
}
