package io.gongji.pooling.domain.giver;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.contracts.policy.PoolingRules.Scope;
import java.util.EnumSet;
import java.util.UUID;

/// Persons and rules that tests are told with.
public final class Persons {
    public static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    public static final RegionCode TANGSHAN = new RegionCode("130200");
    public static final RegionCode ZHENGZHOU = new RegionCode("410100");
    public static final RegionCode TIANJIN = new RegionCode("120000");

    /// Hebei: 8 relatives, 5 family codes, the province, near relatives (domain G1, G2, P4).
    public static final PoolingRules HEBEI =
            new PoolingRules(8, 5, Scope.PROVINCE, EnumSet.allOf(Relation.class), 16);

    /// The set of 2021 (domain G3).
    public static final PoolingRules OF_2021 =
            new PoolingRules(
                    8,
                    5,
                    Scope.PROVINCE,
                    EnumSet.of(Relation.SPOUSE, Relation.PARENT, Relation.CHILD),
                    16);

    private Persons() {}

    public static MemberId id(int number) {
        return new MemberId(new UUID(0x0000000000007000L, 0x8000000000000000L | number));
    }

    public static Person employee(int number) {
        return new Person(id(number), SHIJIAZHUANG, Scheme.EMPLOYEE, true, true);
    }

    public static Person resident(int number) {
        return new Person(id(number), SHIJIAZHUANG, Scheme.RESIDENT, true, true);
    }

    public static Person child(int number) {
        return new Person(id(number), SHIJIAZHUANG, Scheme.RESIDENT, true, false);
    }

    public static Person in(RegionCode region, Person person) {
        return new Person(
                person.memberId(), region, person.scheme(), person.insured(), person.from16());
    }

    public static Person uninsured(Person person) {
        return new Person(
                person.memberId(), person.region(), person.scheme(), false, person.from16());
    }
}
