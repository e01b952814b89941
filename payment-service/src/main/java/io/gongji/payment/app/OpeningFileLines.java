package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent.OpeningBalancesPosted;
import io.gongji.contracts.event.OpeningBalance;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.LookupKey;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Opening balances: `account,fund,region,owner,amount,side`, the amount in yuan, the side DEBIT or
/// CREDIT, the owner of a personal account an ID number. Unlike other files all lines count, or
/// none: they are looked at before the file is taken ([#examine]).
final class OpeningFileLines implements FileLines {
    private static final List<String> HEADER =
            List.of("account", "fund", "region", "owner", "amount", "side");
    private static final Set<AccountCode> PERSONAL =
            EnumSet.of(
                    AccountCode.PERSONAL_CURRENT,
                    AccountCode.PERSONAL_PREVIOUS,
                    AccountCode.WALLET);

    private final FileKind.OpeningBalances kind;
    private final Aggregates aggregates;
    private final MemberVault vault;
    private final MemberRows members = new MemberRows();

    OpeningFileLines(FileKind.OpeningBalances kind, Aggregates aggregates, MemberVault vault) {
        this.kind = kind;
        this.aggregates = aggregates;
        this.vault = vault;
    }

    /// A line in good form.
    ///
    /// @param person of a personal account
    private record Parsed(
            Row row,
            AccountCode code,
            Fund fund,
            RegionCode region,
            String owner,
            @Nullable LookupKey person,
            long amountFen)
            implements Form {}

    /// One line as it will be posted, or why it cannot be.
    private sealed interface Read {
        record Good(Row row, OpeningBalance balance) implements Read {}

        record Bad(Row row, Refusal reason, Sentence detail) implements Read, Form {}
    }

    /// One line by itself, before persons are looked up.
    private sealed interface Form permits Parsed, Read.Bad {}

    @Override
    public List<List<String>> headers() {
        return List.of(HEADER);
    }

    /// Looks at some lines before the file is taken.
    ///
    /// @param before the totals of the lines before
    /// @return the totals with these, or the first line that is wrong
    Decided<ControlTotals> examine(
            Handle handle, LocalDate today, List<Row> rows, ControlTotals before) {
        ControlTotals totals = before;
        for (Read read : read(handle, today, rows)) {
            switch (read) {
                case Read.Bad(Row row, Refusal _, Sentence detail) -> {
                    return new Decided.Refused<>(
                            Refusal.FILE_UNREADABLE,
                            new Sentence(
                                    "Line " + row.line() + ": " + detail.english(),
                                    "第 " + row.line() + " 行：" + detail.chinese()));
                }
                case Read.Good(Row _, OpeningBalance balance) ->
                        totals =
                                totals.plus(
                                        balance.amountFen(),
                                        PERSONAL.contains(AccountCode.ofCode(balance.account())));
            }
        }
        return new Decided.Done<>(totals, null);
    }

    @Override
    public void work(Handle handle, Act act, FileJob file, List<Row> rows, LinesDone done) {
        List<Read.Good> good = new ArrayList<>();
        for (Read read : read(handle, act.today(), rows)) {
            switch (read) {
                case Read.Good line -> good.add(line);
                case Read.Bad(Row row, Refusal reason, Sentence detail) ->
                        done.reject(row, reason, detail);
            }
        }
        List<Prepared> told = new ArrayList<>();
        for (int from = 0; from < good.size(); from += OpeningBalance.LINES_MAX) {
            List<Read.Good> block =
                    good.subList(from, Math.min(good.size(), from + OpeningBalance.LINES_MAX));
            OpeningBalancesPosted event =
                    new OpeningBalancesPosted(
                            new RegionCode(kind.book() + "0000"),
                            block.stream().map(Read.Good::balance).toList());
            Prepared prepared =
                    aggregates.opening(
                            file.fileId(),
                            block.getFirst().row().line(),
                            event,
                            kind.effectiveDate(),
                            act);
            EventId eventId = prepared.lastTold().orElseThrow();
            block.forEach(line -> done.posted(line.row(), kind.book(), eventId));
            told.add(prepared);
        }
        aggregates.append(handle, told);
    }

    private List<Read> read(Handle handle, LocalDate today, List<Row> rows) {
        List<Form> forms = rows.stream().map(row -> parse(row, today)).toList();
        List<LookupKey> persons = new ArrayList<>();
        for (Form form : forms) {
            if (form instanceof Parsed parsed && parsed.person() != null) {
                persons.add(parsed.person());
            }
        }
        Map<LookupKey, MemberId> found = members.find(handle, persons);
        return forms.stream()
                .map(form ->
                        switch (form) {
                            case Parsed parsed -> balance(parsed, found);
                            case Read.Bad bad -> bad;
                        })
                .toList();
    }

    private Read balance(Parsed line, Map<LookupKey, MemberId> found) {
        String owner = line.owner();
        if (line.person() != null) {
            MemberId member = found.get(line.person());
            if (member == null) {
                return new Read.Bad(line.row(), Refusal.MEMBER_UNKNOWN, Lines.NUMBER_UNKNOWN);
            }
            owner = member.toString();
        }
        try {
            return new Read.Good(
                    line.row(),
                    new OpeningBalance(
                            line.code().code(),
                            line.fund(),
                            line.region(),
                            owner,
                            line.amountFen()));
        } catch (RuntimeException _) {
            return bad(
                    line.row(),
                    "the account cannot hold this: personal accounts are credits of the EMPLOYEE fund, an owner has the form of its account, an amount is not zero.",
                    "该账户不能有此余额：个人账户应为 EMPLOYEE 基金的贷方余额，owner 应符合账户要求，金额不为零。");
        }
    }

    private Form parse(Row row, LocalDate today) {
        List<String> cells = row.cells();
        if (cells.size() != HEADER.size()) {
            return new Read.Bad(row, Refusal.INVALID_FIELD, Lines.wrongNumber(row, HEADER.size()));
        }
        AccountCode code = code(cells.get(0));
        if (code == null || !OpeningBalance.isTakenOver(code)) {
            return bad(
                    row,
                    "account: a code of class 1 or 2 that carries a balance, and none of a grant, a transfer or a hold.",
                    "account：应为 1 类或 2 类余额科目，不含授权、转账、预留科目。");
        }
        Fund fund = fund(cells.get(1));
        RegionCode region = region(cells.get(2));
        if (fund == null || region == null || !region.book().equals(kind.book())) {
            return bad(
                    row,
                    "fund is EMPLOYEE or RESIDENT, region a region of book " + kind.book() + ".",
                    "fund 应为 EMPLOYEE 或 RESIDENT，region 应属于账本 " + kind.book() + "。");
        }
        OptionalLong fen = Lines.fen(cells.get(4));
        boolean debit = cells.get(5).equals("DEBIT");
        if (fen.isEmpty() || (!debit && !cells.get(5).equals("CREDIT"))) {
            return bad(
                    row,
                    "amount is yuan with at most two decimals, side DEBIT or CREDIT.",
                    "amount 应为最多两位小数的金额（元），side 应为 DEBIT（借）或 CREDIT（贷）。");
        }
        long amountFen = debit ? fen.getAsLong() : -fen.getAsLong();
        String owner = cells.get(3);
        if (code.owner() != AccountCode.Owner.MEMBER) {
            return new Parsed(row, code, fund, region, owner, null, amountFen);
        }
        Optional<IdNumber> number = IdNumber.parse(owner, today);
        return number.isEmpty()
                ? new Read.Bad(row, Refusal.ID_NUMBER_INVALID, MemberHandler.NUMBER_INVALID)
                : new Parsed(row, code, fund, region, "", vault.lookup(number.get()), amountFen);
    }

    private static @Nullable AccountCode code(String text) {
        try {
            return AccountCode.ofCode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Fund fund(String text) {
        return switch (text) {
            case "EMPLOYEE" -> Fund.EMPLOYEE;
            case "RESIDENT" -> Fund.RESIDENT;
            default -> null;
        };
    }

    private static @Nullable RegionCode region(String text) {
        try {
            return new RegionCode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static Read.Bad bad(Row row, String english, String chinese) {
        return new Read.Bad(row, Refusal.INVALID_FIELD, new Sentence(english, chinese));
    }
}
