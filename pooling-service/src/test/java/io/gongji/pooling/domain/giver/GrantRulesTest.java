package io.gongji.pooling.domain.giver;

import static io.gongji.pooling.domain.giver.GiverStory.GIVER;
import static io.gongji.pooling.domain.giver.GiverStory.binding;
import static io.gongji.pooling.domain.giver.GiverStory.grant;
import static io.gongji.pooling.domain.giver.GiverStory.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.contracts.policy.PoolingRules.Scope;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand.OfferGrant;
import io.gongji.pooling.domain.giver.GiverCommand.UnbindRelative;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeUnbound;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may be given what, and what an unbinding ends (domain 4.3, examples 45 and 64).
class GrantRulesTest {
    private static final Person CHILD = Persons.child(2);
    private static final Offer AUTHORISATION = new Offer.Authorisation(null);
    private static final Offer EARMARK = new Offer.Earmark(15_000);

    @Test
    void aBoundRelativeIsGivenBothMechanismsOnceEach() {
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .offered(1, CHILD, AUTHORISATION)
                        .offered(2, CHILD, EARMARK);

        assertRefused(story.when(offer(3, CHILD, AUTHORISATION)), Refusal.ALREADY_GRANTED);
        assertRefused(story.when(offer(3, CHILD, EARMARK)), Refusal.ALREADY_GRANTED);
    }

    @Test
    void theLedgerIsToldWhoGivesWhatToWhom() {
        Decision<GiverEvent> decision =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .when(offer(1, CHILD, new Offer.Authorisation(50_000L)));

        assertThat(decision)
                .isEqualTo(
                        Decision.accepted(
                                new LedgerTold(
                                        new GrantEvent.Authorised(
                                                grant(1),
                                                GIVER.memberId(),
                                                GIVER.region(),
                                                CHILD.memberId(),
                                                CHILD.region(),
                                                50_000L))));
    }

    @Test
    void example45AFamilyCodeIsNoGroundForAGrant() {
        GiverStory story = new GiverStory().bound(1, CHILD, Purpose.FAMILY_CODE);

        assertRefused(story.when(offer(1, CHILD, AUTHORISATION)), Refusal.NOT_BOUND);
    }

    @Test
    void example64UnbindingEndsEveryActiveGrantToThatRelativeAndNoOther() {
        Person other = Persons.child(3);
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .bound(2, other, Purpose.POOL)
                        .offered(1, CHILD, AUTHORISATION)
                        .offered(2, CHILD, EARMARK)
                        .offered(3, other, AUTHORISATION)
                        .confirmed(1)
                        .confirmed(2)
                        .confirmed(3);

        Decision<GiverEvent> decision =
                story.when(new UnbindRelative(binding(1), EndReason.GIVER_ENDED));

        assertThat(decision)
                .isEqualTo(Decision.accepted(new RelativeUnbound(binding(1)), ended(1), ended(2)));
    }

    @Test
    void aFamilyCodeIsUnboundWithoutTouchingGrants() {
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .bound(2, CHILD, Purpose.FAMILY_CODE)
                        .offered(1, CHILD, AUTHORISATION)
                        .confirmed(1);

        assertThat(story.when(new UnbindRelative(binding(2), EndReason.GIVER_ENDED)))
                .isEqualTo(Decision.accepted(new RelativeUnbound(binding(2))));
    }

    @Test
    void aRelativeWhoseInsuranceEndedIsGivenNothing() {
        GiverStory story = new GiverStory().bound(1, CHILD, Purpose.POOL);

        assertRefused(
                story.when(offer(1, Persons.uninsured(CHILD), AUTHORISATION)),
                Refusal.MEMBER_NOT_INSURED);
    }

    @Test
    void aRelativeWhoMovedOutOfScopeIsGivenNothing() {
        GiverStory story = new GiverStory().bound(1, CHILD, Purpose.POOL);

        assertRefused(
                story.when(offer(1, Persons.in(Persons.TIANJIN, CHILD), AUTHORISATION)),
                Refusal.NOT_INSURED_IN_SCOPE);
    }

    @Test
    void evenWhereTheScopeIsTheNationAGrantStaysInOneBook() {
        PoolingRules nation =
                new PoolingRules(8, 5, Scope.NATION, EnumSet.allOf(Relation.class), 16);
        GiverStory story = new GiverStory().bound(1, CHILD, Purpose.POOL);
        OfferGrant across =
                new OfferGrant(
                        grant(1), GIVER, Persons.in(Persons.TIANJIN, CHILD), AUTHORISATION, nation);

        assertRefused(story.when(across), Refusal.NOT_INSURED_IN_SCOPE);
    }

    @Test
    void aMemberWhoLeavesThePoolEndsItsGrantsAsLeft() {
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .offered(1, CHILD, AUTHORISATION)
                        .confirmed(1);

        assertThat(story.when(new UnbindRelative(binding(1), EndReason.MEMBER_LEFT)))
                .isEqualTo(
                        Decision.accepted(
                                new RelativeUnbound(binding(1)), ended(1, EndReason.MEMBER_LEFT)));
    }

    @Test
    void aGiverWhoseInsuranceEndedGivesNothing() {
        OfferGrant command =
                new OfferGrant(
                        grant(1), Persons.uninsured(GIVER), CHILD, AUTHORISATION, Persons.HEBEI);

        assertRefused(
                new GiverStory().bound(1, CHILD, Purpose.POOL).when(command),
                Refusal.MEMBER_NOT_INSURED);
    }

    @Test
    void aChangeOfInsuranceEndsTheGrantsToThoseWhoLostItAndNoOthers() {
        Person other = Persons.child(3);
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .bound(2, other, Purpose.POOL)
                        .offered(1, CHILD, AUTHORISATION)
                        .offered(2, CHILD, EARMARK)
                        .offered(3, other, AUTHORISATION)
                        .confirmed(1)
                        .confirmed(3);

        assertThat(story.when(new GiverCommand.ReviewInsurance(Set.of(CHILD.memberId()))))
                .isEqualTo(Decision.accepted(ended(1, EndReason.INSURANCE_CHANGED)));
    }

    @Test
    void aGrantGoesOnWhileBothAreInsuredInScope() {
        assertThat(lasts(GIVER, CHILD)).isTrue();
        assertThat(lasts(GIVER, Persons.in(Persons.TANGSHAN, CHILD))).isTrue();
        assertThat(lasts(GIVER, Persons.uninsured(CHILD))).isFalse();
        assertThat(lasts(GIVER, Persons.in(Persons.TIANJIN, CHILD))).isFalse();
        assertThat(lasts(Persons.uninsured(GIVER), CHILD)).isFalse();
        assertThat(lasts(Persons.resident(1), CHILD)).isFalse();
    }

    private static boolean lasts(Person giver, Person member) {
        return EligibilityRules.stillInsured(giver, member, Persons.HEBEI);
    }

    @Test
    void aDeclinedEarmarkMayBeAskedForAgain() {
        GiverStory story =
                new GiverStory()
                        .bound(1, CHILD, Purpose.POOL)
                        .offered(1, CHILD, EARMARK)
                        .did(new GiverCommand.DeclineGrant(grant(1), Refusal.INSUFFICIENT_BALANCE));

        assertThat(story.when(offer(2, CHILD, EARMARK))).isInstanceOf(Decision.Accepted.class);
    }

    private static GiverEvent ended(int number) {
        return ended(number, EndReason.GIVER_ENDED);
    }

    private static GiverEvent ended(int number, EndReason reason) {
        return new LedgerTold(
                new GrantEvent.Ended(
                        grant(number), GIVER.memberId(), GIVER.region(), CHILD.memberId(), reason));
    }

    private static void assertRefused(Decision<GiverEvent> decision, Refusal reason) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused<GiverEvent>) decision).reason()).isEqualTo(reason);
    }
}
