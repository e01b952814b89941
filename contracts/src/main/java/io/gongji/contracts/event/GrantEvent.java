package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import org.jspecify.annotations.Nullable;

/// Family pooling (共济) by grants (topic `gongji.transfers`). Two mechanisms, never merged (domain
/// 4.3).
public sealed interface GrantEvent extends GongjiEvent {
    GrantId grantId();

    /// A giver lets a member spend the giver's live balance (绑定 + 授权). A fact.
    ///
    /// @param region the giver's region
    /// @param memberRegion the member's region, in the same book
    /// @param yearCapFen the most the member may draw in a year, 1.., or no cap
    record Authorised(
            GrantId grantId,
            MemberId giver,
            RegionCode region,
            MemberId member,
            RegionCode memberRegion,
            @JsonSetter(nulls = Nulls.SET) @Nullable Long yearCapFen)
            implements GrantEvent {
        public Authorised {
            requireTwoPersonsOfOneBook(giver, region, member, memberRegion);
            if (yearCapFen != null) {
                Money.positive("yearCapFen", yearCapFen);
            }
        }
    }

    /// A giver asks to set money aside for a member (划拨, 共济额度). A request: declined when the money
    /// is not there.
    record EarmarkRequested(
            GrantId grantId,
            MemberId giver,
            RegionCode region,
            MemberId member,
            RegionCode memberRegion,
            long amountFen)
            implements GrantEvent {
        public EarmarkRequested {
            requireTwoPersonsOfOneBook(giver, region, member, memberRegion);
            Money.positive("amountFen", amountFen);
        }
    }

    /// A grant ended (解绑, 退出); unused earmarked money goes back to the bucket it came from. A fact.
    record Ended(
            GrantId grantId, MemberId giver, RegionCode region, MemberId member, EndReason reason)
            implements GrantEvent {}

    private static void requireTwoPersonsOfOneBook(
            MemberId giver, RegionCode giverRegion, MemberId member, RegionCode memberRegion) {
        if (giver.equals(member)) {
            throw new IllegalArgumentException("giver and member are the same person");
        }
        if (!giverRegion.book().equals(memberRegion.book())) {
            throw new IllegalArgumentException("a grant stays inside one book");
        }
    }

    /// Who ended a grant.
    enum EndReason {
        GIVER_ENDED,
        MEMBER_LEFT,
        /// one of the two is no longer insured where the grant may reach (domain P10)
        INSURANCE_CHANGED
    }
}
