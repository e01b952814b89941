package io.gongji.pooling.domain.giver;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.eventstore.decider.Decision;
import java.util.Optional;

/// Who may be bound and who may be given a grant, by the rules of the giver's region (domain 2.6).
/// Each answers the first reason against, or nothing. The face comes last: its token can be shown
/// once.
public final class EligibilityRules {
    private EligibilityRules() {}

    /// Whether both are still insured as a grant between them needs it (domain P10): what was true
    /// when the grant was made is asked again while it lasts.
    public static boolean stillInsured(Person giver, Person member, PoolingRules rules) {
        return insuredBoth(giver, member).isEmpty()
                && giver.scheme().hasPersonalAccount()
                && inScope(giver, member, rules.scope())
                && inOneBook(giver, member).isEmpty();
    }

    static Optional<Decision.Refused<GiverEvent>> ofBinding(
            GiverCommand.BindRelative bind, Giver state) {
        Person giver = bind.giver();
        Person relative = bind.relative();
        if (giver.memberId().equals(relative.memberId())) {
            return refused(
                    Refusal.SELF_BINDING,
                    "giverId and the relative are the same person; name another one.",
                    "giverId 与亲属为同一人，请填写他人。");
        }
        if (state.bound(relative.memberId(), bind.purpose()).isPresent()) {
            return refused(
                    Refusal.ALREADY_BOUND,
                    "This relative is on the giver's list for " + bind.purpose() + " already.",
                    "该亲属已在此用途（" + bind.purpose() + "）的名单中。");
        }
        return switch (bind.purpose()) {
            case POOL ->
                    insuredBoth(giver, relative)
                            .or(() -> mayPool(giver, relative, bind.relation(), bind.rules()))
                            .or(() -> withinMemberLimit(bind, state))
                            .or(() -> faceShown(bind));
            // The family code moves no money, so neither account, relation nor scope matter (domain
            // E11, K3).
            case FAMILY_CODE ->
                    insured(relative)
                            .or(() -> withinFamilyCodeLimit(bind, state))
                            .or(() -> faceShown(bind));
        };
    }

    static Optional<Decision.Refused<GiverEvent>> ofGrant(
            GiverCommand.OfferGrant offer, Giver state) {
        Binding binding = state.bound(offer.member().memberId(), Purpose.POOL).orElse(null);
        if (binding == null) {
            return refused(
                    Refusal.NOT_BOUND,
                    "A family code is no binding for pooling: bind this member with purpose POOL first.",
                    "亲情账户不等于共济绑定：请先以 POOL 用途绑定该成员。");
        }
        if (state.occupied(offer.member().memberId(), offer.offer().mechanism())) {
            return refused(
                    Refusal.ALREADY_GRANTED,
                    "A grant by "
                            + offer.offer().mechanism()
                            + " to this member exists; to change it, end it and give a new one.",
                    "对该成员已有 " + offer.offer().mechanism() + " 方式的授权；如需变更，请先终止再重新授权。");
        }
        return insuredBoth(offer.giver(), offer.member())
                .or(() -> mayPool(offer.giver(), offer.member(), binding.relation(), offer.rules()))
                .or(() -> inOneBook(offer.giver(), offer.member()));
    }

    private static Optional<Decision.Refused<GiverEvent>> insuredBoth(
            Person giver, Person relative) {
        return insured(relative)
                .or(() ->
                        giver.insured()
                                ? Optional.empty()
                                : refused(
                                        Refusal.MEMBER_NOT_INSURED,
                                        "The giver is not insured today; the giver's insurance has to be renewed first.",
                                        "授权人今日未参保，请先恢复参保。"));
    }

    private static Optional<Decision.Refused<GiverEvent>> insured(Person relative) {
        return relative.insured()
                ? Optional.empty()
                : refused(
                        Refusal.MEMBER_NOT_INSURED,
                        "The relative is not insured today; the relative has to be insured first.",
                        "该亲属今日未参保，请先办理参保。");
    }

    private static Optional<Decision.Refused<GiverEvent>> mayPool(
            Person giver, Person member, Relation relation, PoolingRules rules) {
        if (!giver.scheme().hasPersonalAccount()) {
            return refused(
                    Refusal.GIVER_HAS_NO_PERSONAL_ACCOUNT,
                    "The giver is insured in scheme "
                            + giver.scheme()
                            + "; a relative in the employee scheme could be the giver instead.",
                    "授权人参加的险种（" + giver.scheme() + "）没有个人账户；可由参加职工医保的亲属作为授权人。");
        }
        if (!rules.relations().contains(relation)) {
            return refused(
                    Refusal.RELATION,
                    "relation "
                            + relation
                            + " is not in the policy of region "
                            + giver.region()
                            + ", which names "
                            + rules.relations()
                            + ".",
                    at(giver) + "的政策不含该亲属关系（" + relation + "），可选：" + rules.relations() + "。");
        }
        return inScope(giver, member, rules.scope())
                ? Optional.empty()
                : outOfScope(giver, member, rules.scope());
    }

    private static Optional<Decision.Refused<GiverEvent>> outOfScope(
            Person giver, Person member, PoolingRules.Scope scope) {
        return refused(
                Refusal.NOT_INSURED_IN_SCOPE,
                "The relative is insured in region "
                        + member.region()
                        + "; pooling in region "
                        + giver.region()
                        + " reaches the "
                        + reach(scope).english()
                        + ". A wallet transfer can reach this relative when both cities are open for it.",
                "该亲属参保地为"
                        + at(member)
                        + "；"
                        + at(giver)
                        + "的共济范围为"
                        + reach(scope).chinese()
                        + "。两地均已开通时，可改用医保钱包转账。");
    }

    private static boolean inScope(Person giver, Person member, PoolingRules.Scope scope) {
        return switch (scope) {
            case REGION -> giver.region().equals(member.region());
            case PROVINCE -> giver.region().book().equals(member.region().book());
            case NATION -> true;
        };
    }

    private static Sentence reach(PoolingRules.Scope scope) {
        return switch (scope) {
            case REGION -> new Sentence("same region", "本统筹区");
            case PROVINCE -> new Sentence("same province", "本省");
            case NATION -> new Sentence("whole country", "全国");
        };
    }

    /// Whatever the policy's scope: a grant stays inside one book, money crosses books by wallet
    /// only.
    private static Optional<Decision.Refused<GiverEvent>> inOneBook(Person giver, Person member) {
        return giver.region().book().equals(member.region().book())
                ? Optional.empty()
                : refused(
                        Refusal.NOT_INSURED_IN_SCOPE,
                        "A grant stays inside one province; send this relative a wallet transfer instead.",
                        "授权仅限同一省内；请改用医保钱包转账。");
    }

    private static Optional<Decision.Refused<GiverEvent>> withinMemberLimit(
            GiverCommand.BindRelative bind, Giver state) {
        int limit = bind.rules().memberLimit();
        return state.boundCount(Purpose.POOL) < limit
                ? Optional.empty()
                : refused(
                        Refusal.MEMBER_LIMIT,
                        "Region "
                                + bind.giver().region()
                                + " allows "
                                + limit
                                + " relatives for pooling; unbind one first.",
                        at(bind.giver()) + "规定共济成员最多 " + limit + " 人，请先解绑一人。");
    }

    private static Optional<Decision.Refused<GiverEvent>> withinFamilyCodeLimit(
            GiverCommand.BindRelative bind, Giver state) {
        int limit = bind.rules().familyCodeLimit();
        return state.boundCount(Purpose.FAMILY_CODE) < limit
                ? Optional.empty()
                : refused(
                        Refusal.FAMILY_CODE_LIMIT,
                        "The family-code list holds "
                                + limit
                                + " persons; unbind one first. Places for pooling are counted apart.",
                        "亲情账户最多 " + limit + " 人，请先解绑一人；共济名额另计。");
    }

    private static Optional<Decision.Refused<GiverEvent>> faceShown(
            GiverCommand.BindRelative bind) {
        return !bind.relative().from16() || bind.facePassed()
                ? Optional.empty()
                : refused(
                        Refusal.FACE_REQUIRED,
                        "faceToken is missing: let the relative pass a face verification and send its token.",
                        "缺少 faceToken：请该亲属本人完成人脸验证后提交其凭证。");
    }

    private static String at(Person person) {
        return RegionTable.nameOf(person.region()) + "（" + person.region() + "）";
    }

    private static Optional<Decision.Refused<GiverEvent>> refused(
            Refusal reason, String english, String chinese) {
        return Optional.of(new Decision.Refused<>(reason, new Sentence(english, chinese)));
    }
}
