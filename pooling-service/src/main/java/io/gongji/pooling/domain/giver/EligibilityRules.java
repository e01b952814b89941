package io.gongji.pooling.domain.giver;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.eventstore.decider.Decision;
import java.util.Optional;

/// Who may be bound and who may be given a grant, by the rules of the giver's region (domain 2.6).
/// Each answers the first reason against, or nothing. The face comes last: its token can be shown
/// once.
final class EligibilityRules {
    private EligibilityRules() {}

    static Optional<Decision.Refused<GiverEvent>> ofBinding(
            GiverCommand.BindRelative bind, Giver state) {
        Person giver = bind.giver();
        Person relative = bind.relative();
        if (giver.memberId().equals(relative.memberId())) {
            return refused(Refusal.SELF_BINDING, "giverId and the relative are the same person.");
        }
        if (state.bound(relative.memberId(), bind.purpose()).isPresent()) {
            return refused(Refusal.ALREADY_BOUND, "purpose " + bind.purpose() + ".");
        }
        if (!relative.insured()) {
            return refused(Refusal.MEMBER_NOT_INSURED, "The relative is not insured today.");
        }
        return switch (bind.purpose()) {
            case POOL ->
                    mayPool(giver, relative, bind.relation(), bind.rules())
                            .or(() ->
                                    withinLimit(
                                            bind,
                                            state,
                                            bind.rules().memberLimit(),
                                            Refusal.MEMBER_LIMIT))
                            .or(() -> faceShown(bind));
            // The family code moves no money, so neither account, relation nor scope matter (domain
            // E11, K3).
            case FAMILY_CODE ->
                    withinLimit(
                                    bind,
                                    state,
                                    bind.rules().familyCodeLimit(),
                                    Refusal.FAMILY_CODE_LIMIT)
                            .or(() -> faceShown(bind));
        };
    }

    static Optional<Decision.Refused<GiverEvent>> ofGrant(
            GiverCommand.OfferGrant offer, Giver state) {
        Binding binding = state.bound(offer.member().memberId(), Purpose.POOL).orElse(null);
        if (binding == null) {
            return refused(
                    Refusal.NOT_BOUND,
                    "A family code is not a binding for pooling; bind with purpose POOL.");
        }
        if (!offer.member().insured()) {
            return refused(Refusal.MEMBER_NOT_INSURED, "The member is not insured today.");
        }
        if (state.occupied(offer.member().memberId(), offer.offer().mechanism())) {
            return refused(Refusal.ALREADY_GRANTED, "mechanism " + offer.offer().mechanism() + ".");
        }
        return mayPool(offer.giver(), offer.member(), binding.relation(), offer.rules())
                .or(() -> inOneBook(offer.giver(), offer.member()));
    }

    private static Optional<Decision.Refused<GiverEvent>> mayPool(
            Person giver, Person member, Relation relation, PoolingRules rules) {
        if (!giver.scheme().hasPersonalAccount()) {
            return refused(
                    Refusal.GIVER_HAS_NO_PERSONAL_ACCOUNT,
                    "The giver is in scheme " + giver.scheme() + ".");
        }
        if (!rules.relations().contains(relation)) {
            return refused(
                    Refusal.RELATION,
                    "relation " + relation + " is not in the policy of " + giver.region() + ".");
        }
        if (!inScope(giver, member, rules.scope())) {
            return refused(
                    Refusal.NOT_INSURED_IN_SCOPE,
                    "The relative is insured in "
                            + member.region()
                            + ", the policy of "
                            + giver.region()
                            + " reaches the "
                            + reach(rules.scope())
                            + "; a wallet transfer (医保钱包) can reach this relative.");
        }
        return Optional.empty();
    }

    private static boolean inScope(Person giver, Person member, PoolingRules.Scope scope) {
        return switch (scope) {
            case REGION -> giver.region().equals(member.region());
            case PROVINCE -> giver.region().book().equals(member.region().book());
            case NATION -> true;
        };
    }

    private static String reach(PoolingRules.Scope scope) {
        return switch (scope) {
            case REGION -> "same region";
            case PROVINCE -> "same province";
            case NATION -> "whole country";
        };
    }

    /// Whatever the policy's scope: a grant stays inside one book, money crosses books by wallet
    /// only.
    private static Optional<Decision.Refused<GiverEvent>> inOneBook(Person giver, Person member) {
        if (giver.region().book().equals(member.region().book())) {
            return Optional.empty();
        }
        return refused(
                Refusal.NOT_INSURED_IN_SCOPE,
                "A grant stays inside one province; a wallet transfer (医保钱包) can reach this relative.");
    }

    private static Optional<Decision.Refused<GiverEvent>> withinLimit(
            GiverCommand.BindRelative bind, Giver state, int limit, Refusal otherwise) {
        if (state.boundCount(bind.purpose()) < limit) {
            return Optional.empty();
        }
        return refused(
                otherwise, "The policy of " + bind.giver().region() + " allows " + limit + ".");
    }

    private static Optional<Decision.Refused<GiverEvent>> faceShown(
            GiverCommand.BindRelative bind) {
        if (!bind.relative().from16() || bind.facePassed()) {
            return Optional.empty();
        }
        return refused(Refusal.FACE_REQUIRED, "faceToken is missing.");
    }

    private static Optional<Decision.Refused<GiverEvent>> refused(Refusal reason, String detail) {
        return Optional.of(new Decision.Refused<>(reason, detail));
    }
}
