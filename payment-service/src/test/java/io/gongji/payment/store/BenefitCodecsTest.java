package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.claim.Application;
import io.gongji.payment.domain.claim.Cause;
import io.gongji.payment.domain.claim.ClaimFact;
import io.gongji.payment.domain.claim.Route;
import io.gongji.payment.domain.provider.BillLine;
import io.gongji.payment.domain.provider.ProviderFact;
import io.gongji.payment.domain.provider.Submission;
import io.gongji.payment.domain.recourse.RecourseCase;
import io.gongji.payment.domain.recourse.RecourseFact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// What is stored of providers, claims and recourse is read back, and keeps its name and form.
class BenefitCodecsTest {
    private static final String ID = "00000000-0000-0000-0000-00000000000";
    private static final LocalDate DAY = LocalDate.of(2025, 4, 9);
    private static final StatementId STATEMENT = new StatementId(new UUID(0, 1));
    private static final SettlementId BILL = new SettlementId(new UUID(0, 2));
    private static final ClaimId CLAIM = new ClaimId(new UUID(0, 3));
    private static final RecourseId RECOURSE = new RecourseId(new UUID(0, 4));
    private static final Act ACT =
            new Act(
                    Instant.parse("2025-06-15T01:02:03Z"),
                    Given.TODAY,
                    "test",
                    "c1",
                    null,
                    null,
                    null);

    static final List<Arguments> INTERNAL =
            List.of(
                    frozen(
                            new ProviderCodec(),
                            new ProviderFact.Submitted(
                                    new Submission(
                                            STATEMENT,
                                            "S-1",
                                            YearMonth.of(2025, 3),
                                            DAY,
                                            DAY.plusDays(1),
                                            "hospital",
                                            List.of(
                                                    new BillLine(
                                                            BILL,
                                                            "N-1",
                                                            Given.SHIJIAZHUANG,
                                                            Benefit.OUTPATIENT,
                                                            88_000,
                                                            63_000)))),
                            "payment.provider-statement.submitted.v1",
                            "{'submission':{'statementId':'"
                                    + ID
                                    + "1','number':'S-1','month':'2025-03','submittedOn':'2025-04-09',"
                                    + "'dueOn':'2025-04-10','submittedBy':'hospital','bills':[{'settlementId':'"
                                    + ID
                                    + "2','number':'N-1','patientRegion':'130100','benefit':'OUTPATIENT',"
                                    + "'payableFen':88000,'fundFen':63000}]}}"),
                    frozen(
                            new ProviderCodec(),
                            new ProviderFact.BillsDropped(STATEMENT, Set.of(BILL)),
                            "payment.provider-statement.bills-dropped.v1",
                            "{'statementId':'" + ID + "1','bills':['" + ID + "2']}"),
                    frozen(
                            new ProviderCodec(),
                            new ProviderFact.Rejected(STATEMENT, "agency"),
                            "payment.provider-statement.rejected.v1",
                            "{'statementId':'" + ID + "1','by':'agency'}"),
                    frozen(
                            new ClaimCodec(),
                            new ClaimFact.Submitted(
                                    new Application(
                                            CLAIM,
                                            Given.member(1),
                                            Given.SHIJIAZHUANG,
                                            Fund.EMPLOYEE,
                                            Benefit.INPATIENT,
                                            Cause.ILLNESS,
                                            Route.REFERRAL,
                                            DAY,
                                            3,
                                            3,
                                            200_000,
                                            150_000,
                                            "CITYHOSP9",
                                            "I-1",
                                            "counter-1")),
                            "payment.claim.submitted.v1",
                            "{'application':{'claimId':'"
                                    + ID
                                    + "3','memberId':'00000000-0000-0007-0000-000000000001','region':'130100',"
                                    + "'fund':'EMPLOYEE','benefit':'INPATIENT','cause':'ILLNESS','route':'REFERRAL',"
                                    + "'dischargedOn':'2025-04-09','hospitalLevel':3,'referringLevel':3,"
                                    + "'totalFen':200000,'inScopeFen':150000,'issuer':'CITYHOSP9',"
                                    + "'invoiceNumber':'I-1','submittedBy':'counter-1'}}"),
                    frozen(
                            new ClaimCodec(),
                            new ClaimFact.Reviewed("counter-2", "D4"),
                            "payment.claim.reviewed.v1",
                            "{'by':'counter-2','rule':'D4'}"),
                    frozen(
                            new ClaimCodec(),
                            new ClaimFact.Reviewed("counter-2", null),
                            "payment.claim.reviewed.v1",
                            "{'by':'counter-2'}"),
                    frozen(
                            new ClaimCodec(),
                            new ClaimFact.Rejected("counter-2"),
                            "payment.claim.rejected.v1",
                            "{'by':'counter-2'}"),
                    frozen(
                            new ClaimCodec(),
                            new ClaimFact.PaidFirst(RECOURSE, 300_000),
                            "payment.claim.paid-first.v1",
                            "{'recourseId':'" + ID + "4','amountFen':300000}"),
                    frozen(
                            new RecourseCodec(),
                            new RecourseFact.Registered(
                                    new RecourseCase(
                                            RECOURSE,
                                            Given.member(1),
                                            Given.SHIJIAZHUANG,
                                            Fund.EMPLOYEE,
                                            Benefit.INPATIENT,
                                            300_000,
                                            new ProviderId("PROV0001"),
                                            null,
                                            "CASE-1",
                                            "counter-1")),
                            "payment.recourse.registered.v1",
                            "{'opened':{'recourseId':'"
                                    + ID
                                    + "4','memberId':'00000000-0000-0007-0000-000000000001','region':'130100',"
                                    + "'fund':'EMPLOYEE','benefit':'INPATIENT','amountFen':300000,"
                                    + "'provider':'PROV0001','caseNumber':'CASE-1','openedBy':'counter-1'}}"));

    @ParameterizedTest(name = "{2}")
    @FieldSource("INTERNAL")
    void anInternalEventKeepsItsNameAndForm(
            Codec<Object> codec, Object fact, String type, String json) {
        NewEvent written = codec.write(fact, ACT);

        assertThat(written.type()).isEqualTo(type);
        assertThat(new String(written.data(), StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(written.route()).isNull();
        assertThat(codec.read(stored(written))).isEqualTo(fact);
    }

    private static Arguments frozen(Codec<?> codec, Object fact, String type, String json) {
        return Arguments.of(codec, fact, type, json.replace('\'', '"'));
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
