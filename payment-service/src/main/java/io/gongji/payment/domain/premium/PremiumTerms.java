package io.gongji.payment.domain.premium;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import java.time.LocalDate;

/// Whether a premium may be paid on a day, what it costs and what it covers (domain 2.2, 2.3, I12).
public sealed interface PremiumTerms {
    /// It may.
    record Offered(RegionCode region, Assessment assessment, Cover cover) implements PremiumTerms {}

    /// It may not.
    record Refused(Refusal reason, Sentence detail) implements PremiumTerms {}

    static PremiumTerms judge(PremiumBasis basis) {
        return switch (basis.person()) {
            case MemberState.Unknown _ ->
                    refused(
                            Refusal.MEMBER_UNKNOWN,
                            "memberId: nobody is enrolled under it; enrol the person first.",
                            "memberId：未找到该参保人，请先办理参保登记。");
            case MemberState.Closed _ ->
                    refused(
                            Refusal.ACCOUNT_CLOSED,
                            "The insured person's account is closed for good.",
                            "该参保人账户已永久关闭。");
            case MemberState.Open person -> judge(basis, person);
        };
    }

    private static PremiumTerms judge(PremiumBasis basis, MemberState.Open person) {
        Ruled<PremiumRules> rules = basis.rules();
        PremiumRules.Window window = rules == null ? null : rules.rules().window();
        int year = basis.premium().year();
        if (rules == null || window == null) {
            return refused(
                    Refusal.NOT_CONFIGURED,
                    "No policy pack of region "
                            + person.region()
                            + " has a resident premium for "
                            + year
                            + ".",
                    "统筹区 " + person.region() + " 的政策包没有 " + year + " 年度居民缴费标准。");
        }
        if (!window.isOpenOn(basis.day())) {
            return refused(
                    Refusal.WINDOW_CLOSED,
                    "The premium of "
                            + year
                            + " is paid from "
                            + window.payFrom()
                            + " to "
                            + window.payTo()
                            + "; this was on "
                            + basis.day()
                            + ".",
                    year
                            + " 年度居民医保缴费期为 "
                            + window.payFrom()
                            + " 至 "
                            + window.payTo()
                            + "，本次缴费日为 "
                            + basis.day()
                            + "。");
        }
        if (basis.days() != null && !basis.days().isOpenOn(basis.day())) {
            return refused(
                    Refusal.SETTLEMENT_PERIOD,
                    "Payments are taken from day "
                            + basis.days().firstDay()
                            + " to day "
                            + basis.days().lastDay()
                            + " of a month; pay on one of them.",
                    "每月 "
                            + basis.days().firstDay()
                            + " 日至 "
                            + basis.days().lastDay()
                            + " 日办理缴费，请在此期间缴纳。");
        }
        Cover cover = window.coverOf(basis.day());
        if (basis.covered().stream().anyMatch(other -> overlap(other, cover))) {
            return refused(
                    Refusal.ALREADY_PAID,
                    "Another premium of this person covers " + cover.from() + " already.",
                    "该参保人 " + cover.from() + " 起已有另一笔缴费覆盖。");
        }
        return scheme(person, cover, Assessment.of(rules, basis.held(), basis.age()));
    }

    private static PremiumTerms scheme(
            MemberState.Open person, Cover cover, Assessment assessment) {
        LocalDate end = person.insuredTo();
        boolean over = end != null && end.isBefore(cover.from());
        if (person.scheme() == Scheme.RESIDENT) {
            return over
                    ? refused(
                            Refusal.MEMBER_NOT_INSURED,
                            "The resident insurance ended on "
                                    + end
                                    + "; enrol the person again first.",
                            "居民医保已于 " + end + " 终止，请先重新参保登记。")
                    : new Offered(person.region(), assessment, cover);
        }
        if (over) {
            return new Offered(person.region(), assessment, cover);
        }
        if (person.category() == Category.RETIRED) {
            return refused(
                    Refusal.SCHEME_MISMATCH,
                    "A retired member of the employee scheme keeps its cover and pays no resident premium.",
                    "职工医保退休人员继续享受职工医保待遇，无需缴纳居民医保。");
        }
        return refused(
                Refusal.DOUBLE_COVER,
                "The employee cover reaches into "
                        + cover.from()
                        + ", when the resident cover would begin: stop the employee cover first.",
                "居民医保自 " + cover.from() + " 起生效时职工医保仍有效：请先办理停保。");
    }

    private static boolean overlap(Cover one, Cover other) {
        return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
    }

    private static PremiumTerms refused(Refusal reason, String english, String chinese) {
        return new Refused(reason, new Sentence(english, chinese));
    }
}
