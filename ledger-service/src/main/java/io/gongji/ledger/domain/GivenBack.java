package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Posting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives money back to the bucket that holds it now (design 3.5), in one entry: current-year money
/// of a year that is rolled goes to 2120, money of a closed account to suspense (2310).
record GivenBack(Years years, BookState state, List<Change> changes, Entry entry) {
    /// Mirrors a leg that record `takenSeq` put on a person's account.
    void toPerson(Posting leg, long takenSeq) {
        Account account = leg.account();
        MemberId member = MemberId.parse(account.owner());
        credit(member, account.region(), account.code(), leg.amountFen(), takenSeq, leg.grant());
    }

    /// What an earmark took goes back to its giver.
    void toGiver(GrantState grant, long currentFen, long previousFen) {
        MemberId giver = grant.giver();
        RegionCode region = grant.giverRegion();
        long seq = grant.recordedSeq();
        if (state.isClosed(giver)) {
            long fen = Math.addExact(currentFen, previousFen);
            credit(giver, region, AccountCode.PERSONAL_CURRENT, fen, seq, grant.id());
            return;
        }
        credit(giver, region, AccountCode.PERSONAL_CURRENT, currentFen, seq, grant.id());
        credit(giver, region, AccountCode.PERSONAL_PREVIOUS, previousFen, seq, grant.id());
    }

    /// What a transfer took goes back to its payer.
    void toPayer(TransferState transfer) {
        TransferState.Buckets from = transfer.from();
        MemberId payer = transfer.payer();
        RegionCode region = transfer.payerRegion();
        long seq = transfer.seq();
        credit(payer, region, AccountCode.PERSONAL_CURRENT, from.currentFen(), seq, null);
        credit(payer, region, AccountCode.PERSONAL_PREVIOUS, from.previousFen(), seq, null);
        credit(payer, region, AccountCode.WALLET, from.walletFen(), seq, null);
    }

    private void credit(
            MemberId member,
            RegionCode region,
            AccountCode taken,
            long fen,
            long takenSeq,
            @Nullable GrantId grant) {
        if (fen == 0) {
            return;
        }
        if (state.isClosed(member)) {
            Account suspense = Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region);
            entry.leg(new Posting(suspense, -fen, grant));
            return;
        }
        years.open(member, changes, entry);
        AccountCode code =
                taken == AccountCode.PERSONAL_CURRENT ? years.bucketOf(member, takenSeq) : taken;
        entry.leg(new Posting(Account.ofMember(code, region, member), -fen, grant));
    }
}
