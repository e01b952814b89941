package io.gongji.payment.domain.file;

import io.gongji.contracts.Money;
import io.gongji.contracts.Sentence;
import java.util.ArrayList;
import java.util.List;

/// What a file of opening balances adds up to (控制总数), in fen.
///
/// @param lines on which something is written, without the header
/// @param personalFen credits of 2110, 2120 and 2140
public record ControlTotals(long lines, long debitFen, long creditFen, long personalFen) {
    public static final ControlTotals NONE = new ControlTotals(0, 0, 0, 0);

    /// These and one more line.
    ///
    /// @param amountFen a debit is positive
    public ControlTotals plus(long amountFen, boolean personal) {
        long creditedFen = amountFen < 0 ? -amountFen : 0;
        return new ControlTotals(
                lines + 1,
                Math.addExact(debitFen, amountFen > 0 ? amountFen : 0),
                Math.addExact(creditFen, creditedFen),
                personal ? Math.addExact(personalFen, creditedFen) : personalFen);
    }

    /// What to say of a file that adds up to something else; empty when it is right.
    ///
    /// @param found what the file adds up to
    public Sentence difference(ControlTotals found) {
        List<Sentence> all = new ArrayList<>();
        if (found.lines != lines) {
            all.add(
                    new Sentence(
                            "the file has " + found.lines + " lines instead of " + lines,
                            "文件有 " + found.lines + " 行，控制数为 " + lines + " 行"));
        }
        differ(all, "debit", "借方合计", found.debitFen, debitFen);
        differ(all, "credit", "贷方合计", found.creditFen, creditFen);
        differ(
                all,
                "personal accounts (2110 + 2120 + 2140)",
                "个人账户合计（2110+2120+2140）",
                found.personalFen,
                personalFen);
        return all.isEmpty()
                ? Sentence.NONE
                : new Sentence(
                        String.join("; ", all.stream().map(Sentence::english).toList()) + ".",
                        String.join("；", all.stream().map(Sentence::chinese).toList()) + "。");
    }

    private static void differ(
            List<Sentence> all, String english, String chinese, long foundFen, long wantedFen) {
        if (foundFen != wantedFen) {
            long moreFen = foundFen - wantedFen;
            String yuan = Money.yuan(Math.absExact(moreFen));
            all.add(
                    new Sentence(
                            english + " is " + yuan + " yuan " + (moreFen > 0 ? "more" : "less"),
                            chinese + (moreFen > 0 ? "多 " : "少 ") + yuan + " 元"));
        }
    }
}
