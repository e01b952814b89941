package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.GIVER;
import static io.gongji.contracts.event.EventSamples.RELATIVE;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.TANGSHAN;
import static io.gongji.contracts.event.EventSamples.TRANSFER;
import static io.gongji.contracts.journal.RecordSamples.GIVER_CURRENT;
import static io.gongji.contracts.journal.RecordSamples.OWED_BY_SHIJIAZHUANG;
import static io.gongji.contracts.journal.RecordSamples.OWED_TO_TANGSHAN;
import static io.gongji.contracts.journal.RecordSamples.accepted;
import static io.gongji.contracts.journal.RecordSamples.answer;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.RecordSamples.Answer;
import java.util.List;
import java.util.Map;

/// The samples of [RecordSamples] about wallet transfers.
final class WalletRecordSamples {
    private WalletRecordSamples() {}

    static void addTo(Map<String, Answer> answers) {
        String transfer = "wallet-transfer/" + TRANSFER;
        Account inTransit = Account.inTransit(SHIJIAZHUANG, TRANSFER);
        Account wallet = Account.ofMember(AccountCode.WALLET, TANGSHAN, RELATIVE);
        Account suspense = Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, TANGSHAN);
        Account owedToShijiazhuang =
                Account.between(AccountCode.REGION_PAYABLE, Fund.EMPLOYEE, TANGSHAN, SHIJIAZHUANG);
        answers.put(
                "transfer-sent",
                answer(
                        EventType.WALLET_TRANSFER_SENT,
                        transfer,
                        accepted(
                                List.of(
                                        new Change.TransferSent(
                                                TRANSFER,
                                                GIVER,
                                                SHIJIAZHUANG,
                                                RELATIVE,
                                                TANGSHAN,
                                                5_000,
                                                0,
                                                0)),
                                List.of(
                                        Posting.debit(GIVER_CURRENT, 5_000),
                                        Posting.credit(inTransit, 5_000)))));
        answers.put(
                "transfer-credited",
                answer(
                        EventType.WALLET_TRANSFER_ACCEPTED,
                        transfer,
                        accepted(
                                List.of(new Change.TransferCredited(TRANSFER)),
                                List.of(
                                        Posting.debit(inTransit, 5_000),
                                        Posting.credit(OWED_TO_TANGSHAN, 5_000),
                                        Posting.debit(OWED_BY_SHIJIAZHUANG, 5_000),
                                        Posting.credit(wallet, 5_000)))));
        answers.put(
                "transfer-dispatched",
                answer(
                        EventType.WALLET_TRANSFER_ACCEPTED,
                        transfer,
                        accepted(
                                List.of(
                                        new Change.TransferDispatched(
                                                TRANSFER, new BookId("41"), 1)),
                                List.of(
                                        Posting.debit(inTransit, 5_000),
                                        Posting.credit(OWED_TO_TANGSHAN, 5_000)))));
        answers.put(
                "transfer-arrived",
                answer(
                        EventType.WALLET_TRANSFER_ARRIVED,
                        transfer,
                        accepted(
                                List.of(
                                        new Change.TransferArrived(
                                                TRANSFER,
                                                GIVER,
                                                SHIJIAZHUANG,
                                                RELATIVE,
                                                TANGSHAN,
                                                5_000)),
                                List.of(
                                        Posting.debit(OWED_BY_SHIJIAZHUANG, 5_000),
                                        Posting.credit(wallet, 5_000)))));
        answers.put(
                "transfer-stranded",
                answer(
                        EventType.WALLET_TRANSFER_ARRIVED,
                        transfer,
                        accepted(
                                List.of(
                                        new Change.TransferStranded(
                                                TRANSFER,
                                                GIVER,
                                                SHIJIAZHUANG,
                                                RELATIVE,
                                                TANGSHAN,
                                                5_000,
                                                new BookId("41"),
                                                1)),
                                List.of(
                                        Posting.debit(OWED_BY_SHIJIAZHUANG, 5_000),
                                        Posting.credit(suspense, 5_000),
                                        Posting.debit(suspense, 5_000),
                                        Posting.credit(owedToShijiazhuang, 5_000)))));
        answers.put(
                "transfer-returned",
                answer(
                        EventType.WALLET_TRANSFER_RETURNED,
                        transfer,
                        accepted(
                                List.of(new Change.TransferReturned(TRANSFER)),
                                List.of(
                                        Posting.debit(inTransit, 5_000),
                                        Posting.credit(GIVER_CURRENT, 5_000)))));
    }
}
