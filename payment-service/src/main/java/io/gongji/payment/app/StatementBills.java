package io.gongji.payment.app;

import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.payment.domain.provider.BillLine;
import io.gongji.payment.domain.provider.ProviderYearId;
import io.gongji.payment.domain.settlement.Payment;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.Numbers;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Holds the bills of a statement to what the ledger posted, so that statements add up to what it
/// says the provider is owed (domain US-44).
final class StatementBills {
    private final Aggregates aggregates;
    private final Numbers numbers = new Numbers();

    StatementBills(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// A bill as the provider claims it.
    ///
    /// @param number the provider's own number of it
    /// @param amountFen what the provider says it is owed for it
    record Claimed(String number, long amountFen) {}

    /// What was found.
    sealed interface Found {
        record Lines(List<BillLine> lines) implements Found {}

        /// A bill that cannot be on the statement, and why.
        record Wrong(Sentence why) implements Found {}
    }

    Found find(Handle handle, ProviderYearId year, YearMonth month, List<Claimed> claimed) {
        Map<String, SettlementId> ids = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Claimed bill : claimed) {
            Optional<SettlementId> id = settlementOf(handle, year.provider(), bill.number());
            if (id.isEmpty()) {
                return wrong(bill, "no bill of this provider has this number", "本机构没有该流水号的结算");
            }
            if (!seen.add(bill.number())) {
                return wrong(bill, "it is there twice", "重复列入");
            }
            ids.put(bill.number(), id.get());
        }
        Map<String, Loaded<SettlementState>> states =
                aggregates
                        .settlements()
                        .loadAll(handle, ids.values().stream().map(Object::toString).toList());
        List<BillLine> lines = new ArrayList<>();
        for (Claimed bill : claimed) {
            SettlementId id = ids.get(bill.number());
            Loaded<SettlementState> loaded = states.get(String.valueOf(id));
            if (loaded == null || !(loaded.state() instanceof SettlementState.Posted posted)) {
                return wrong(bill, "it is not posted, or is being voided", "未入账或正在撤销");
            }
            BillLine line = line(posted);
            Optional<Found> misfit = misfit(bill, posted, line, year, month);
            if (misfit.isPresent()) {
                return misfit.get();
            }
            lines.add(line);
        }
        return new Found.Lines(lines);
    }

    /// Bills of a statement that were voided since it came in.
    Set<SettlementId> gone(Handle handle, List<BillLine> bills) {
        Set<SettlementId> gone = new LinkedHashSet<>();
        Map<String, Loaded<SettlementState>> states =
                aggregates
                        .settlements()
                        .loadAll(
                                handle,
                                bills.stream()
                                        .map(line -> line.settlementId().toString())
                                        .toList());
        for (BillLine line : bills) {
            Loaded<SettlementState> loaded = states.get(line.settlementId().toString());
            if (loaded == null || !(loaded.state() instanceof SettlementState.Posted)) {
                gone.add(line.settlementId());
            }
        }
        return gone;
    }

    private Optional<SettlementId> settlementOf(Handle handle, ProviderId provider, String number) {
        return numbers.find(handle, provider, number)
                .map(Numbers.Used::bill)
                .map(Numbers.Known::settlementId);
    }

    private static BillLine line(SettlementState.Posted posted) {
        SettlementEvent.Requested told = posted.bill().told();
        Payment paid = posted.payment();
        long accountsFen =
                Math.addExact(paid.ownFen(), Math.addExact(paid.poolFen(), paid.walletFen()));
        return new BillLine(
                told.settlementId(),
                told.providerNumber(),
                told.region(),
                told.benefit(),
                Math.addExact(told.fundFen(), accountsFen),
                told.fundFen());
    }

    private static Optional<Found> misfit(
            Claimed bill,
            SettlementState.Posted posted,
            BillLine line,
            ProviderYearId year,
            YearMonth month) {
        SettlementEvent.Requested told = posted.bill().told();
        if (!owedIn(told).equals(year.region()) || told.fund() != year.fund()) {
            return Optional.of(wrong(bill, "it is owed by another region or fund", "应由其他统筹区或基金支付"));
        }
        if (!YearMonth.from(posted.bill().serviceDate()).equals(month)) {
            return Optional.of(wrong(bill, "it is of another month", "不属于该申报月份"));
        }
        return line.payableFen() == bill.amountFen()
                ? Optional.empty()
                : Optional.of(
                        wrong(
                                bill,
                                "the ledger owes " + line.payableFen() + " fen for it",
                                "账本应付金额为 " + line.payableFen() + " 分"));
    }

    /// Where the ledger owes the provider: in its own region, or in the patient's when the provider
    /// is of another book (domain K22).
    private static RegionCode owedIn(SettlementEvent.Requested told) {
        return told.providerRegion().book().equals(told.region().book())
                ? told.providerRegion()
                : told.region();
    }

    private static Found wrong(Claimed bill, String english, String chinese) {
        return new Found.Wrong(
                new Sentence(
                        "bills: " + bill.number() + ": " + english + "; correct the statement.",
                        "bills：" + bill.number() + "：" + chinese + "，请更正申报。"));
    }
}
