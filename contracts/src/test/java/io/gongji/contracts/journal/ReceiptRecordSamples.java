package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.RELATIVE;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.journal.RecordSamples.accepted;
import static io.gongji.contracts.journal.RecordSamples.answer;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.RecordSamples.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [RecordSamples] about receipts and what persons owe for a year.
final class ReceiptRecordSamples {
    private static final EventId RECEIPT = EventId.parse("01956b4e-7c00-7000-8000-00000000005a");
    private static final Account TREASURY = agency(AccountCode.TREASURY, Fund.RESIDENT);
    private static final Account ASSISTANCE =
            agency(AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE, Fund.RESIDENT);
    private static final Account CLEARING =
            Account.ofChannel(Fund.EMPLOYEE, SHIJIAZHUANG, new Channel("WECHAT"));
    private static final Account CATCH_UP = agency(AccountCode.CATCH_UP_RECEIVABLE, Fund.EMPLOYEE);

    private ReceiptRecordSamples() {}

    static Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        dues(answers);
        suspense(answers);
        answers.put(
                "public-money-received",
                answer(
                        EventType.SUBSIDY_RECEIVED,
                        "treasury/20250311-000042",
                        accepted(
                                List.of(
                                        new Change.PublicMoneyReceived(
                                                SHIJIAZHUANG, PublicMoney.ASSISTANCE, 2025, 2_400)),
                                List.of(
                                        Posting.debit(TREASURY, 2_400),
                                        Posting.credit(ASSISTANCE, 2_400)))));
        return answers;
    }

    private static void dues(Map<String, Answer> answers) {
        String subject = "catch-up/" + RELATIVE + "/2025";
        answers.put(
                "due-assessed",
                answer(
                        EventType.CATCH_UP_ASSESSED,
                        subject,
                        accepted(
                                List.of(
                                        new Change.DueAssessed(
                                                Change.Due.CATCH_UP, RELATIVE, 2025, 44_444)),
                                List.of(
                                        Posting.debit(CATCH_UP, 44_444),
                                        Posting.credit(
                                                agency(AccountCode.CATCH_UP_INCOME, Fund.EMPLOYEE),
                                                44_444)))));
        answers.put(
                "due-paid",
                answer(
                        EventType.RECEIPT_IDENTIFIED,
                        subject,
                        accepted(
                                List.of(
                                        new Change.DuePaid(
                                                Change.Due.CATCH_UP, RELATIVE, 2025, 44_444)),
                                List.of(
                                        Posting.debit(CLEARING, 44_444),
                                        Posting.credit(CATCH_UP, 44_444)))));
        answers.put(
                "due-returned",
                answer(
                        EventType.RECEIPT_RETURNED,
                        "receipt/" + RECEIPT,
                        accepted(
                                List.of(
                                        new Change.DueReturned(
                                                Change.Due.CATCH_UP, RELATIVE, 2025)),
                                List.of(
                                        Posting.debit(CATCH_UP, 44_444),
                                        Posting.credit(CLEARING, 44_444)))));
    }

    private static void suspense(Map<String, Answer> answers) {
        String subject = "receipt/" + RECEIPT;
        Account suspense = agency(AccountCode.SUSPENSE, Fund.EMPLOYEE);
        Account owed = Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, SHIJIAZHUANG, PATIENT);
        answers.put(
                "suspense-taken",
                answer(
                        EventType.RECEIPT_MATCHED,
                        subject,
                        accepted(
                                List.of(
                                        new Change.SuspenseTaken(
                                                RECEIPT, Fund.EMPLOYEE, SHIJIAZHUANG, 2_000)),
                                List.of(
                                        Posting.debit(suspense, 2_000),
                                        Posting.credit(owed, 2_000)))));
        answers.put(
                "premium-returned",
                answer(
                        EventType.RECEIPT_RETURNED,
                        subject,
                        accepted(
                                List.of(new Change.PremiumReturned(RELATIVE, 2025)),
                                List.of(
                                        Posting.debit(
                                                agency(
                                                        AccountCode.RESIDENT_PREMIUM_INCOME,
                                                        Fund.RESIDENT),
                                                16_000),
                                        Posting.debit(
                                                agency(
                                                        AccountCode.PREMIUM_ASSISTANCE_INCOME,
                                                        Fund.RESIDENT),
                                                24_000),
                                        Posting.credit(
                                                Account.ofChannel(
                                                        Fund.RESIDENT,
                                                        SHIJIAZHUANG,
                                                        new Channel("WECHAT")),
                                                16_000),
                                        Posting.credit(ASSISTANCE, 24_000)))));
    }

    private static Account agency(AccountCode code, Fund fund) {
        return Account.of(code, fund, SHIJIAZHUANG);
    }
}
