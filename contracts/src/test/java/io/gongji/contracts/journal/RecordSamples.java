package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.BILL;
import static io.gongji.contracts.event.EventSamples.EARMARK;
import static io.gongji.contracts.event.EventSamples.EMPLOYER;
import static io.gongji.contracts.event.EventSamples.GIVER;
import static io.gongji.contracts.event.EventSamples.GRANT;
import static io.gongji.contracts.event.EventSamples.MONTH;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.PROVIDER;
import static io.gongji.contracts.event.EventSamples.RELATIVE;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.TANGSHAN;
import static io.gongji.contracts.event.EventSamples.WITHDRAWAL;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.EventSamples;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One record for each golden file of the journal, by the file's case.
public final class RecordSamples {
    static final Account PATIENT_CURRENT =
            Account.ofMember(AccountCode.PERSONAL_CURRENT, SHIJIAZHUANG, PATIENT);
    static final Account GIVER_CURRENT =
            Account.ofMember(AccountCode.PERSONAL_CURRENT, SHIJIAZHUANG, GIVER);
    private static final Account GIVER_PREVIOUS =
            Account.ofMember(AccountCode.PERSONAL_PREVIOUS, SHIJIAZHUANG, GIVER);
    private static final Account BENEFIT =
            Account.of(AccountCode.OUTPATIENT_BENEFIT, Fund.EMPLOYEE, SHIJIAZHUANG);
    static final Account PAYABLE =
            Account.ofProvider(AccountCode.PROVIDER_PAYABLE, Fund.EMPLOYEE, SHIJIAZHUANG, PROVIDER);
    private static final Account PENDING =
            Account.ofEmployerMonth(AccountCode.ALLOTMENT_PENDING, SHIJIAZHUANG, EMPLOYER, MONTH);
    static final Account OWED_TO_TANGSHAN =
            Account.between(AccountCode.REGION_PAYABLE, Fund.EMPLOYEE, SHIJIAZHUANG, TANGSHAN);
    static final Account OWED_BY_SHIJIAZHUANG =
            Account.between(AccountCode.REGION_RECEIVABLE, Fund.EMPLOYEE, TANGSHAN, SHIJIAZHUANG);
    private static final Account SET_ASIDE = Account.ofGrant(TANGSHAN, EARMARK);
    private static final Memo MEMO = new Memo.BillPaid(90_000, 63_000, 10_000, 15_000, 0, 2_000);

    private RecordSamples() {}

    /// Case to record, in the order of seq, chained: each names the hash up to the one before.
    public static Map<String, JournalRecord> all() {
        Map<String, JournalRecord> all = chained(answers());
        all.putAll(chained(OperatorRecordSamples.answers()));
        all.putAll(chained(parking()));
        all.putAll(chained(HoldRecordSamples.answers()));
        all.putAll(chained(ReceiptRecordSamples.answers()));
        return all;
    }

    private static Map<String, JournalRecord> chained(Map<String, Answer> answers) {
        Map<String, JournalRecord> all = new LinkedHashMap<>();
        Map<Topic, Long> positions = new EnumMap<>(Topic.class);
        Sha256 hash = Sha256.ZERO;
        for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            Answer answer = entry.getValue();
            long position =
                    answer.type() == null
                            ? 0
                            : positions.merge(answer.type().topic(), 1L, Long::sum);
            JournalRecord record = record(all.size() + 1L, hash, answer, position);
            hash = hash.chain(JournalCodec.encode(record));
            all.put(entry.getKey(), record);
        }
        return all;
    }

    /// The first records as a chain: what a reader of a book sees first.
    public static List<JournalRecord> chain() {
        return List.copyOf(new ArrayList<>(all().values()).subList(0, 3));
    }

    private static Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        String patient = "member/" + PATIENT;
        String grant = "grant/" + GRANT;
        String earmark = "grant/" + EARMARK;
        String bill = "settlement/" + BILL;
        answers.put("account-opened", answer(EventType.MEMBER_ENROLLED, patient, accountOpened()));
        answers.put(
                "allotted",
                answer(EventType.PAYROLL_ALLOTTED, "payroll/EMPLOYER0001/2025-03", allotted()));
        answers.put(
                "authorisation-recorded", answer(EventType.GRANT_AUTHORISED, grant, authorised()));
        answers.put("settlement-posted", answer(EventType.SETTLEMENT_REQUESTED, bill, settled()));
        answers.put(
                "settlement-voided", answer(EventType.SETTLEMENT_VOID_REQUESTED, bill, voided()));
        answers.put(
                "earmark-recorded",
                answer(EventType.GRANT_EARMARK_REQUESTED, earmark, earmarked()));
        answers.put("grant-ended", answer(EventType.GRANT_ENDED, earmark, ended()));
        answers.put("account-closed", answer(EventType.MEMBER_CLOSED, patient, accountClosed()));
        answers.put(
                "declined",
                answer(
                        EventType.SETTLEMENT_VOID_REQUESTED,
                        bill,
                        new Outcome.Declined(Refusal.ALREADY_VOIDED)));
        answers.put(
                "unreadable",
                new Answer(
                        null,
                        "",
                        new Outcome.Unreadable(
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                                "not a JSON object")));
        premiums(answers);
        WalletRecordSamples.addTo(answers);
        operations(answers);
        return answers;
    }

    private static void premiums(Map<String, Answer> answers) {
        String premium = "premium/" + RELATIVE + "/2026";
        Account advance =
                Account.inAdvance(SHIJIAZHUANG, 2026, AccountCode.RESIDENT_PREMIUM_INCOME);
        Account owed =
                Account.of(
                        AccountCode.RESIDENT_CONTRIBUTIONS_RECEIVABLE, Fund.RESIDENT, SHIJIAZHUANG);
        answers.put(
                "premium-posted",
                answer(
                        EventType.PREMIUM_FROM_ACCOUNT_REQUESTED,
                        premium,
                        accepted(
                                List.of(new Change.PremiumPosted(RELATIVE, 2026)),
                                List.of(
                                        Posting.debit(owed, 40_000),
                                        Posting.credit(advance, 40_000),
                                        Posting.debit(GIVER_CURRENT, 40_000),
                                        Posting.credit(owed, 40_000),
                                        Posting.debit(clearing(Fund.RESIDENT), 40_000),
                                        Posting.credit(clearing(Fund.EMPLOYEE), 40_000)))));
        answers.put(
                "year-opened",
                answer(
                        EventType.YEAR_ROLLED,
                        "year/13/2026",
                        accepted(
                                List.of(new Change.YearOpened(GIVER, 2026)),
                                List.of(
                                        Posting.debit(GIVER_CURRENT, 26_000),
                                        Posting.credit(GIVER_PREVIOUS, 26_000)))));
    }

    private static Account clearing(Fund fund) {
        return Account.of(AccountCode.FUND_CLEARING, fund, SHIJIAZHUANG);
    }

    private static void operations(Map<String, Answer> answers) {
        String withdrawal = "withdrawal/" + WITHDRAWAL;
        String period = "period/13/2025-03";
        Account payable = Account.of(AccountCode.WITHDRAWAL_PAYABLE, Fund.EMPLOYEE, SHIJIAZHUANG);
        answers.put(
                "withdrawal-recorded",
                answer(
                        EventType.WITHDRAWAL_REQUESTED,
                        withdrawal,
                        accepted(
                                List.of(new Change.WithdrawalRecorded(WITHDRAWAL, PATIENT, 7_512)),
                                List.of(
                                        Posting.debit(PATIENT_CURRENT, 7_512),
                                        Posting.credit(payable, 7_512)))));
        answers.put(
                "withdrawal-paid",
                answer(
                        EventType.WITHDRAWAL_PAID,
                        withdrawal,
                        accepted(
                                List.of(new Change.WithdrawalPaid(WITHDRAWAL)),
                                List.of(
                                        Posting.debit(payable, 7_512),
                                        Posting.credit(
                                                Account.of(
                                                        AccountCode.TREASURY,
                                                        Fund.EMPLOYEE,
                                                        SHIJIAZHUANG),
                                                7_512)))));
        answers.put(
                "period-locked",
                answer(
                        EventType.PERIOD_LOCKED,
                        period,
                        accepted(List.of(new Change.PeriodLocked(MONTH)), List.of())));
        answers.put(
                "period-unlocked",
                answer(
                        EventType.PERIOD_UNLOCKED,
                        period,
                        accepted(List.of(new Change.PeriodUnlocked(MONTH)), List.of())));
        answers.put(
                "period-closed",
                answer(
                        EventType.PERIOD_CLOSED,
                        period,
                        accepted(List.of(new Change.PeriodClosed(MONTH)), List.of())));
    }

    /// The receipt of a payroll month was parked, then released and posted.
    private static Map<String, Answer> parking() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        String payroll = "payroll/EMPLOYER0001/2025-03";
        answers.put(
                "parked",
                answer(EventType.PAYROLL_RECEIVED, payroll, new Outcome.Declined(Refusal.PARKED)));
        Account bank = Account.of(AccountCode.TREASURY, Fund.EMPLOYEE, SHIJIAZHUANG);
        Account due =
                Account.ofEmployerMonth(
                        AccountCode.EMPLOYER_CONTRIBUTIONS_RECEIVABLE,
                        SHIJIAZHUANG,
                        EMPLOYER,
                        MONTH);
        answers.put(
                "parked-event-released",
                answer(
                        EventType.PARKED_EVENT_RELEASED,
                        payroll,
                        accepted(
                                List.of(
                                        new Change.ParkedEventReleased(
                                                EventId.parse(
                                                        "01958a2d-4e80-7000-8000-000000000399"),
                                                4,
                                                Change.Release.POSTED)),
                                List.of(
                                        Posting.debit(bank, 64_000),
                                        Posting.credit(due, 64_000)))));
        return answers;
    }

    private static Outcome accountOpened() {
        return accepted(List.of(new Change.AccountOpened(PATIENT, SHIJIAZHUANG)), List.of());
    }

    private static Outcome accountClosed() {
        return accepted(List.of(new Change.AccountClosed(PATIENT)), List.of());
    }

    private static Outcome allotted() {
        return accepted(
                List.of(new Change.AccountOpened(GIVER, SHIJIAZHUANG)),
                List.of(
                        Posting.debit(PENDING, 17_512),
                        Posting.credit(PATIENT_CURRENT, 7_512),
                        Posting.credit(GIVER_CURRENT, 10_000)));
    }

    private static Outcome authorised() {
        return accepted(
                List.of(
                        new Change.GrantRecorded(
                                GRANT,
                                Change.Mechanism.AUTHORISATION,
                                GIVER,
                                SHIJIAZHUANG,
                                PATIENT,
                                SHIJIAZHUANG,
                                200_000L,
                                0,
                                0)),
                List.of());
    }

    private static Outcome settled() {
        return new Outcome.Accepted(
                List.of(
                        new Change.SettlementPosted(BILL),
                        new Change.GrantDrawn(GRANT, 2025, 15_000, 0)),
                List.of(
                        Posting.debit(BENEFIT, 63_000),
                        Posting.debit(PATIENT_CURRENT, 10_000),
                        Posting.debit(GIVER_CURRENT, 15_000).under(GRANT),
                        Posting.credit(PAYABLE, 88_000)),
                MEMO);
    }

    private static Outcome voided() {
        return new Outcome.Accepted(
                List.of(
                        new Change.SettlementVoided(BILL, 4),
                        new Change.GrantDrawn(GRANT, 2025, -15_000, 0)),
                List.of(
                        Posting.credit(BENEFIT, 63_000),
                        Posting.credit(PATIENT_CURRENT, 10_000),
                        Posting.credit(GIVER_CURRENT, 15_000).under(GRANT),
                        Posting.debit(PAYABLE, 88_000)),
                MEMO);
    }

    private static Outcome earmarked() {
        return accepted(
                List.of(
                        new Change.GrantRecorded(
                                EARMARK,
                                Change.Mechanism.EARMARK,
                                GIVER,
                                SHIJIAZHUANG,
                                RELATIVE,
                                TANGSHAN,
                                null,
                                30_000,
                                20_000)),
                List.of(
                        Posting.debit(GIVER_CURRENT, 30_000),
                        Posting.debit(GIVER_PREVIOUS, 20_000),
                        Posting.credit(OWED_TO_TANGSHAN, 50_000),
                        Posting.debit(OWED_BY_SHIJIAZHUANG, 50_000),
                        Posting.credit(SET_ASIDE, 50_000).under(EARMARK)));
    }

    private static Outcome ended() {
        return accepted(
                List.of(new Change.GrantEnded(EARMARK)),
                List.of(
                        Posting.debit(SET_ASIDE, 50_000).under(EARMARK),
                        Posting.credit(OWED_BY_SHIJIAZHUANG, 50_000),
                        Posting.debit(OWED_TO_TANGSHAN, 50_000),
                        Posting.credit(GIVER_CURRENT, 30_000),
                        Posting.credit(GIVER_PREVIOUS, 20_000)));
    }

    static Outcome accepted(List<Change> changes, List<Posting> postings) {
        return new Outcome.Accepted(changes, postings, null);
    }

    static Answer answer(EventType type, String subject, Outcome outcome) {
        return new Answer(type, subject, outcome);
    }

    private static JournalRecord record(
            long seq, Sha256 previousHash, Answer answer, long position) {
        return new JournalRecord(
                new BookId("13"),
                seq,
                previousHash,
                cause(seq, answer, position),
                Instant.parse("2025-03-12T01:30:01.500Z").plusSeconds(seq),
                LocalDate.of(2025, 3, 12),
                LocalDate.of(2025, 3, 11),
                1,
                answer.outcome());
    }

    private static Cause cause(long seq, Answer answer, long position) {
        EventType type = answer.type();
        if (type == null) {
            return new Cause.OfBytes(new Cause.Coordinate("gongji.settlements", 3));
        }
        Cause.Coordinate coordinate = new Cause.Coordinate(type.topic().topicName(), position - 1);
        return new Cause.OfEvent(
                EventId.parse("01958a2d-4e80-7000-8000-0000000003%02d".formatted(seq)),
                type.wireName(),
                EventSamples.source(type),
                position,
                answer.subject(),
                type == EventType.SETTLEMENT_REQUESTED ? new PolicyVersion("130100@2025.1") : null,
                coordinate);
    }

    record Answer(EventType type, String subject, Outcome outcome) {}
}
