package io.gongji.payment.domain.member;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What can be asked of the member registry. `today` is the day of receipt in Asia/Shanghai.
public sealed interface MemberCommand {
    /// Enrol a person (参保登记) under a new id.
    record Enrol(
            MemberId memberId,
            RegionCode region,
            Scheme scheme,
            @Nullable Category category,
            LocalDate insuredFrom,
            LocalDate birthDate,
            LocalDate today)
            implements MemberCommand {}

    /// Stop the insurance after a last day (停保).
    record EndInsurance(LocalDate lastDay, LocalDate today) implements MemberCommand {}

    /// Register a death (死亡登记). The account stays for the heirs until a withdrawal empties it.
    record RegisterDeath(MemberId memberId, LocalDate diedOn, LocalDate today)
            implements MemberCommand {}

    /// Close the account for good (domain I4).
    record Close(MemberId memberId, ClosureReason reason, LocalDate closedOn, LocalDate today)
            implements MemberCommand {}
}
