package io.gongji.pooling.domain.giver;

import static io.gongji.pooling.domain.giver.GiverStory.GIVER;
import static io.gongji.pooling.domain.giver.GiverStory.bind;
import static io.gongji.pooling.domain.giver.GiverStory.binding;
import static io.gongji.pooling.domain.giver.Persons.HEBEI;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.contracts.policy.PoolingRules.Scope;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand.BindRelative;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeBound;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Who may be bound (domain 2.6; the worked examples 56 to 65 by number).
class BindingRulesTest {
    private static final Person CHILD = Persons.child(2);
    private static final Person GROWN = Persons.employee(3);

    @Test
    void example56TheEighthRelativeIsBoundAndTheNinthIsNot() {
        GiverStory story = new GiverStory();
        for (int number = 1; number <= 8; number++) {
            story.bound(number, Persons.child(100 + number), Purpose.POOL);
        }

        assertRefused(
                story.when(bind(9, Persons.child(109), Purpose.POOL, HEBEI)), Refusal.MEMBER_LIMIT);
    }

    @Test
    void aPlaceIsFreeAgainAfterAnUnbinding() {
        GiverStory story = new GiverStory();
        for (int number = 1; number <= 8; number++) {
            story.bound(number, Persons.child(100 + number), Purpose.POOL);
        }
        story.unbound(3);

        assertBound(story.when(bind(9, Persons.child(109), Purpose.POOL, HEBEI)));
    }

    @Test
    void example57TheSixthFamilyCodeIsRefusedWhilePoolingHasPlaces() {
        GiverStory story = new GiverStory();
        for (int number = 1; number <= 5; number++) {
            story.bound(number, Persons.child(100 + number), Purpose.FAMILY_CODE);
        }

        assertRefused(
                story.when(bind(6, Persons.child(106), Purpose.FAMILY_CODE, HEBEI)),
                Refusal.FAMILY_CODE_LIMIT);
        assertBound(story.when(bind(6, Persons.child(106), Purpose.POOL, HEBEI)));
    }

    @Test
    void example58AGiverInTheResidentSchemeHasNothingToShare() {
        BindRelative command =
                new BindRelative(
                        binding(1),
                        Persons.resident(1),
                        CHILD,
                        Relation.CHILD,
                        Purpose.POOL,
                        HEBEI,
                        false);

        assertRefused(new GiverStory().when(command), Refusal.GIVER_HAS_NO_PERSONAL_ACCOUNT);
    }

    @Test
    void aGiverInTheResidentSchemeMayKeepAFamilyCode() {
        BindRelative command =
                new BindRelative(
                        binding(1),
                        Persons.resident(1),
                        CHILD,
                        Relation.CHILD,
                        Purpose.FAMILY_CODE,
                        HEBEI,
                        false);

        assertBound(new GiverStory().when(command));
    }

    @Test
    void example59ARelativeInsuredInTianjinIsPointedToTheWallet() {
        BindRelative command = bind(1, Persons.in(Persons.TIANJIN, CHILD), Purpose.POOL, HEBEI);

        Decision<GiverEvent> decision = new GiverStory().when(command);

        assertRefused(decision, Refusal.NOT_INSURED_IN_SCOPE);
        Sentence detail = ((Decision.Refused<GiverEvent>) decision).detail();
        assertThat(detail.english()).contains("wallet", "120000");
        assertThat(detail.chinese()).contains("医保钱包", "天津市");
    }

    @Test
    void anotherCityOfTheProvinceIsInScope() {
        assertBound(
                new GiverStory()
                        .when(bind(1, Persons.in(Persons.TANGSHAN, CHILD), Purpose.POOL, HEBEI)));
    }

    @Test
    void anotherCityIsOutOfScopeWhereThePolicySaysRegion() {
        PoolingRules region =
                new PoolingRules(8, 5, Scope.REGION, EnumSet.allOf(Relation.class), 16);

        assertRefused(
                new GiverStory()
                        .when(bind(1, Persons.in(Persons.TANGSHAN, CHILD), Purpose.POOL, region)),
                Refusal.NOT_INSURED_IN_SCOPE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"SPOUSE", "PARENT", "CHILD"},
            mode = Mode.EXCLUDE)
    void example61ASiblingIsRefusedByTheSetOf2021AndTakenByTheNearRelatives(Relation relation) {
        assertRefused(new GiverStory().when(as(relation, Persons.OF_2021)), Refusal.RELATION);
        assertBound(new GiverStory().when(as(relation, HEBEI)));
    }

    @Test
    void example62From16OnTheFaceIsAskedFor() {
        assertBound(new GiverStory().when(faceless(CHILD)));
        assertRefused(new GiverStory().when(faceless(GROWN)), Refusal.FACE_REQUIRED);
    }

    @Test
    void example65AnUninsuredRelativeIsRefusedForBothPurposes() {
        for (Purpose purpose : Purpose.values()) {
            assertRefused(
                    new GiverStory().when(bind(1, Persons.uninsured(CHILD), purpose, HEBEI)),
                    Refusal.MEMBER_NOT_INSURED);
        }
    }

    @Test
    void nobodyIsHisOwnRelative() {
        assertRefused(
                new GiverStory().when(bind(1, GIVER, Purpose.POOL, HEBEI)), Refusal.SELF_BINDING);
    }

    @Test
    void aRelativeIsBoundOncePerPurpose() {
        GiverStory story = new GiverStory().bound(1, CHILD, Purpose.POOL);

        assertRefused(story.when(bind(2, CHILD, Purpose.POOL, HEBEI)), Refusal.ALREADY_BOUND);
        assertBound(story.when(bind(2, CHILD, Purpose.FAMILY_CODE, HEBEI)));
    }

    private static BindRelative as(Relation relation, PoolingRules rules) {
        return new BindRelative(binding(1), GIVER, CHILD, relation, Purpose.POOL, rules, false);
    }

    private static BindRelative faceless(Person relative) {
        return new BindRelative(
                binding(1), GIVER, relative, Relation.CHILD, Purpose.POOL, HEBEI, false);
    }

    private static void assertBound(Decision<GiverEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(((Decision.Accepted<GiverEvent>) decision).events())
                .singleElement()
                .isInstanceOf(RelativeBound.class);
    }

    private static void assertRefused(Decision<GiverEvent> decision, Refusal reason) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused<GiverEvent>) decision).reason()).isEqualTo(reason);
    }
}
