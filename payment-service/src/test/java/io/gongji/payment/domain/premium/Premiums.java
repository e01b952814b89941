package io.gongji.payment.domain.premium;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Assistance;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.PremiumRules.LateRule;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the stories of a premium begin with: 400 yuan for 2025, paid from September to February,
/// nothing to pay at MINIMUM_LIVING.
final class Premiums {
    static final RegionCode FUZHOU = new RegionCode("350100");
    static final PremiumId PREMIUM = new PremiumId(Given.member(1), 2025);
    static final Channel WECHAT = new Channel("WECHAT");
    static final LocalDate OCTOBER = LocalDate.of(2024, 10, 15);
    static final Instant NOW = Instant.parse("2024-10-15T02:00:00Z");
    static final Instant LATER = NOW.plusSeconds(1_800);
    static final UUID ORDER_ID = new UUID(0, 7);
    static final EventId RECEIPT = new EventId(new UUID(0, 9));
    static final Assessment ASSESSMENT =
            new Assessment("ORDINARY", 40_000, 0, 40_000, null, version());

    private Premiums() {}

    static PolicyVersion version() {
        return new PolicyVersion("350100@2025.1");
    }

    static Ruled<PremiumRules> rules(LateRule lateRule) {
        return new Ruled<>(
                new PremiumRules(
                        new PremiumRules.Window(
                                2025,
                                LocalDate.of(2024, 9, 1),
                                LocalDate.of(2025, 2, 28),
                                lateRule),
                        40_000,
                        null,
                        List.of(new Assistance("MINIMUM_LIVING", 40_000, null, null, null)),
                        "a test"),
                version(),
                "a test");
    }

    static MemberState.Open resident() {
        return new MemberState.Open(FUZHOU, Scheme.RESIDENT, null, LocalDate.of(2020, 1, 1), null);
    }

    static MemberState.Open employee(Category category, LocalDate insuredTo) {
        return new MemberState.Open(
                FUZHOU, Scheme.EMPLOYEE, category, LocalDate.of(2020, 1, 1), insuredTo);
    }

    static PremiumBasis basis(MemberState person, LocalDate day, Held... held) {
        return new PremiumBasis(
                PREMIUM,
                person,
                rules(LateRule.FROM_PAYMENT_DAY),
                null,
                List.of(held),
                null,
                List.of(),
                day);
    }

    static PremiumBasis basis() {
        return basis(resident(), OCTOBER);
    }

    static Order order() {
        return new Order(ORDER_ID, FUZHOU, WECHAT, ASSESSMENT, NOW, LATER);
    }

    static Payment byChannel() {
        return payment(WECHAT, "R1", ORDER_ID, false);
    }

    static Payment byAccount() {
        return payment(null, null, null, true);
    }

    private static Payment payment(
            Channel channel, String reference, UUID orderId, boolean account) {
        return new Payment(
                RECEIPT,
                FUZHOU,
                ASSESSMENT,
                new PremiumRules.Cover(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)),
                NOW,
                channel,
                reference,
                orderId,
                account ? Given.member(2) : null,
                account ? FUZHOU : null);
    }

    static PremiumCommand.PlaceOrder placeOrder(PremiumBasis basis, Instant at) {
        return new PremiumCommand.PlaceOrder(
                basis, ORDER_ID, WECHAT, RECEIPT, at, at.plusSeconds(1_800));
    }

    static PremiumCommand.PayFromAccount payFromAccount(PremiumBasis basis, Instant at) {
        return new PremiumCommand.PayFromAccount(basis, Given.member(2), FUZHOU, RECEIPT, at);
    }

    static PremiumCommand.Receive receive(Order order, long amountFen, Instant paidAt) {
        return new PremiumCommand.Receive(
                basis(
                        resident(),
                        LocalDate.ofInstant(paidAt, java.time.ZoneId.of("Asia/Shanghai"))),
                order,
                WECHAT,
                "R1",
                amountFen,
                paidAt,
                RECEIPT,
                paidAt);
    }
}
