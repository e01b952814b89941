package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent.PremiumFromAccountRequested;
import io.gongji.contracts.event.ContributionEvent.PremiumReceived;
import io.gongji.contracts.event.ContributionEvent.ReceiptUnidentified;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.categories.CategoriesDeclared;
import io.gongji.payment.domain.categories.HeldCategory;
import io.gongji.payment.domain.premium.Assessment;
import io.gongji.payment.domain.premium.Order;
import io.gongji.payment.domain.premium.OrderEnd;
import io.gongji.payment.domain.premium.Payment;
import io.gongji.payment.domain.premium.PremiumDecider;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// What is stored of premiums is read back, and its name and form stay as they are.
class PremiumCodecTest {
    private static final Instant AT = Instant.parse("2024-10-15T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2024, 10, 15);
    private static final Act ACT = new Act(AT, DAY, "test", "c1", null, null, null);
    private static final RegionCode FUZHOU = new RegionCode("350100");
    private static final Channel WECHAT = new Channel("WECHAT");
    private static final UUID ORDER_ID = new UUID(0, 7);
    private static final EventId RECEIPT = new EventId(new UUID(0, 9));
    private static final Assessment ASSESSMENT =
            new Assessment(
                    "ORDINARY", 45_000, 0, 45_000, 80_000L, new PolicyVersion("350100@2025.1"));
    private static final String ASSESSED =
            "'assessment':{'category':'ORDINARY','standardFen':45000,'assistanceFen':0,'ownFen':45000,"
                    + "'subsidyFen':80000,'policyVersion':'350100@2025.1'}";

    static final List<Arguments> INTERNAL =
            List.of(
                    frozen(
                            new PremiumFact.Ordered(
                                    new Order(
                                            ORDER_ID,
                                            FUZHOU,
                                            WECHAT,
                                            ASSESSMENT,
                                            AT,
                                            AT.plusSeconds(1_800))),
                            "payment.premium.ordered.v1",
                            "{'order':{'orderId':'00000000-0000-0000-0000-000000000007','region':'350100',"
                                    + "'channel':'WECHAT',"
                                    + ASSESSED
                                    + ",'placedAt':'2024-10-15T02:00:00Z','expiresAt':'2024-10-15T02:30:00Z'}}"),
                    frozen(
                            new PremiumFact.OrderClosed(ORDER_ID, OrderEnd.REPLACED),
                            "payment.premium.order-closed.v1",
                            "{'orderId':'00000000-0000-0000-0000-000000000007','why':'REPLACED'}"),
                    frozen(
                            new PremiumFact.Taken(
                                    new Payment(
                                            RECEIPT,
                                            FUZHOU,
                                            ASSESSMENT,
                                            new Cover(
                                                    LocalDate.of(2025, 1, 1),
                                                    LocalDate.of(2025, 12, 31)),
                                            AT,
                                            WECHAT,
                                            "R1",
                                            ORDER_ID,
                                            null,
                                            null)),
                            "payment.premium.taken.v1",
                            "{'payment':{'receiptId':'00000000-0000-0000-0000-000000000009','region':'350100',"
                                    + ASSESSED
                                    + ",'cover':{'from':'2025-01-01','to':'2025-12-31'},"
                                    + "'paidAt':'2024-10-15T02:00:00Z','channel':'WECHAT','channelReference':'R1',"
                                    + "'orderId':'00000000-0000-0000-0000-000000000007'}}"),
                    frozen(new PremiumFact.Posted(), "payment.premium.posted.v1", "{}"),
                    frozen(
                            new PremiumFact.Returned(
                                    EventId.parse("00000000-0000-0000-0000-000000000009")),
                            "payment.premium.returned.v1",
                            "{'receiptId':'00000000-0000-0000-0000-000000000009'}"),
                    frozen(
                            new PremiumFact.Declined(Refusal.INSUFFICIENT_BALANCE),
                            "payment.premium.declined.v1",
                            "{'reason':'INSUFFICIENT_BALANCE'}"));

    static final List<PremiumFact> TOLD =
            List.of(
                    new PremiumFact.Received(
                            new PremiumReceived(
                                    Given.member(1),
                                    FUZHOU,
                                    2025,
                                    "ORDINARY",
                                    45_000,
                                    0,
                                    80_000,
                                    WECHAT,
                                    "R1"),
                            RECEIPT),
                    new PremiumFact.Requested(
                            new PremiumFromAccountRequested(
                                    Given.member(1),
                                    FUZHOU,
                                    2025,
                                    "ORDINARY",
                                    Given.member(2),
                                    FUZHOU,
                                    45_000,
                                    0,
                                    80_000,
                                    PremiumDecider.DEBIT_ORDER),
                            RECEIPT));

    @ParameterizedTest(name = "{1}")
    @FieldSource("INTERNAL")
    void anInternalFactKeepsItsNameAndForm(PremiumFact fact, String type, String json) {
        NewEvent event = new PremiumCodec().write(fact, ACT);

        assertThat(event.type()).isEqualTo(type);
        assertThat(new String(event.data(), StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(event.route()).isNull();
        assertThat(new PremiumCodec().read(stored(event))).isEqualTo(fact);
    }

    @ParameterizedTest
    @FieldSource("TOLD")
    void whatTheLedgerIsToldHasTheReceiptsNumberAndSubject(PremiumFact fact) {
        NewEvent event = new PremiumCodec().write(fact, ACT);

        assertThat(event.eventId()).isEqualTo(RECEIPT);
        assertThat(Objects.requireNonNull(event.route()).subject())
                .isEqualTo("premium/" + Given.member(1) + "/2025");
        assertThat(PremiumId.ofSubject(event.route().subject()))
                .isEqualTo(new PremiumId(Given.member(1), 2025));
        assertThat(event.route().source()).isEqualTo(Told.CONTRIBUTIONS);
        assertThat(event.metadata().effectiveDate()).isEqualTo(DAY);
        assertThat(new PremiumCodec().read(stored(event))).isEqualTo(fact);
    }

    @Test
    void moneyInSuspenseIsAloneInItsStream() {
        ReceiptUnidentified told =
                new ReceiptUnidentified(FUZHOU, Fund.RESIDENT, WECHAT, "R2", 100);

        var append = PremiumCodec.unidentified(RECEIPT, told, ACT);

        assertThat(append.stream()).isEqualTo(new StreamId("receipt", RECEIPT.toString()));
        assertThat(append.events().getFirst().eventId()).isEqualTo(RECEIPT);
    }

    @Test
    void whatAResidentHoldsKeepsItsNameAndForm() {
        CategoriesDeclared fact =
                new CategoriesDeclared(List.of(new HeldCategory("DISABLED", 2, DAY, null)));

        NewEvent event = new CategoriesCodec().write(fact, ACT);

        assertThat(event.type()).isEqualTo("payment.resident-categories.declared.v1");
        assertThat(new String(event.data(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{'categories':[{'category':'DISABLED','grade':2,'from':'2024-10-15'}]}"
                                .replace('\'', '"'));
        assertThat(new CategoriesCodec().read(stored(event))).isEqualTo(fact);
    }

    private static Arguments frozen(PremiumFact fact, String type, String json) {
        return Arguments.of(fact, type, json.replace('\'', '"'));
    }

    private static Stored stored(NewEvent event) {
        return new Stored(
                1,
                event.eventId(),
                new StreamId("test", "1"),
                1,
                event.type(),
                event.data(),
                event.metadata());
    }
}
