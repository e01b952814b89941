package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.wallet.WalletCommand;
import io.gongji.pooling.domain.wallet.WalletCommand.ChangePlace;
import io.gongji.pooling.domain.wallet.WalletCommand.OpenWallet;
import io.gongji.pooling.domain.wallet.WalletDecider;
import io.gongji.pooling.domain.wallet.WalletEvent;
import io.gongji.pooling.store.WalletStore;
import io.gongji.pooling.store.WalletStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Opens wallets (医保钱包) and changes their place of use.
@ApplicationScoped
public class WalletHandler {
    private final KeyedWrites writes;
    private final WalletStore wallets;
    private final Register register;
    private final Calendar calendar;
    private final WalletDecider decider = new WalletDecider();

    WalletHandler(KeyedWrites writes, WalletStore wallets, Register register, Calendar calendar) {
        this.writes = writes;
        this.wallets = wallets;
        this.register = register;
        this.calendar = calendar;
    }

    /// Opens a person's wallet.
    ///
    /// @throws Unavailable when payment-service is out of reach
    public Reply open(RequestKey key, MemberId holder, RegionCode placeOfUse) {
        return writes.earlier(key).orElseGet(() -> openNow(key, holder, placeOfUse));
    }

    private Reply openNow(RequestKey key, MemberId holder, RegionCode placeOfUse) {
        Instant now = calendar.now();
        LocalDate day = Calendar.dayOf(now);
        return switch (register.person(holder, day)) {
            case Answer.NotFound(Refusal reason) ->
                    new Reply.Refused(reason, Register.whose("memberId"));
            case Answer.Found(Person person) ->
                    write(
                            key,
                            holder,
                            new OpenWallet(
                                    person,
                                    placeOfUse,
                                    isOpen(person.region(), day),
                                    isOpen(placeOfUse, day)),
                            now);
        };
    }

    /// Changes the place of use; the same place again changes nothing.
    public Reply changePlace(RequestKey key, MemberId holder, RegionCode placeOfUse) {
        Instant now = calendar.now();
        return write(
                key,
                holder,
                new ChangePlace(placeOfUse, isOpen(placeOfUse, Calendar.dayOf(now))),
                now);
    }

    private boolean isOpen(RegionCode region, LocalDate day) {
        return register.walletRules(region, day).isPresent();
    }

    private Reply write(RequestKey key, MemberId holder, WalletCommand command, Instant now) {
        Metadata metadata = KeyedWrites.metadata(key, now, null);
        return writes.once(
                key, holder.value(), handle -> decide(handle, holder, command, metadata));
    }

    private Optional<Reply.Refused> decide(
            Handle handle, MemberId holder, WalletCommand command, Metadata metadata) {
        Loaded loaded = wallets.load(handle, holder);
        return switch (decider.decide(command, loaded.state())) {
            case Decision.Accepted<WalletEvent> accepted -> {
                wallets.append(handle, loaded, accepted.events(), metadata);
                yield Optional.empty();
            }
            case Decision.Refused<WalletEvent> refused ->
                    Optional.of(new Reply.Refused(refused.reason(), refused.detail()));
        };
    }
}
