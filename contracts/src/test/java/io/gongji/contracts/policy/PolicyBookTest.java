package io.gongji.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.policy.OutpatientRules.Category;
import io.gongji.contracts.policy.OutpatientRules.CategoryRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {
    private static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    private static final RegionCode HENAN = new RegionCode("410000");
    private static final PolicyBook SHIPPED = PolicyBook.load(null);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"ACTIVE_UNDER_45,600,350000", "ACTIVE_FROM_45,600,450000", "RETIRED,700,600000"})
    void shijiazhuangPaysOutpatientsByCategory(
            Category category, int ratePermille, long yearCapFen) {
        Ruled<OutpatientRules> ruled =
                SHIPPED.outpatient(SHIJIAZHUANG, Scheme.EMPLOYEE, LocalDate.of(2025, 3, 12))
                        .orElseThrow();

        assertThat(ruled.rules().of(category))
                .contains(new CategoryRules(category, ratePermille, yearCapFen));
        assertThat(ruled.version()).isEqualTo(new PolicyVersion("130100@2025.1"));
        assertThat(ruled.source()).contains("D7").contains("K5");
        assertThat(ruled.rules().debitOrder())
                .containsExactly(
                        DebitSource.OWN_CURRENT,
                        DebitSource.OWN_PREVIOUS,
                        DebitSource.WALLET,
                        DebitSource.GRANTS);
    }

    @Test
    void aFlexibleWorkerIsTreatedUnderTheEmployeeSchemeAndAResidentIsNot() {
        LocalDate date = LocalDate.of(2026, 6, 1);

        assertThat(SHIPPED.outpatient(SHIJIAZHUANG, Scheme.FLEXIBLE, date)).isPresent();
        assertThat(SHIPPED.outpatient(SHIJIAZHUANG, Scheme.RESIDENT, date)).isEmpty();
    }

    @Test
    void rulesApplyFromTheirFirstDayOn() {
        assertThat(SHIPPED.outpatient(SHIJIAZHUANG, Scheme.EMPLOYEE, LocalDate.of(2024, 12, 31)))
                .isEmpty();
        assertThat(SHIPPED.outpatient(SHIJIAZHUANG, Scheme.EMPLOYEE, LocalDate.of(2025, 1, 1)))
                .isPresent();
        assertThat(SHIPPED.outpatient(SHIJIAZHUANG, Scheme.EMPLOYEE, LocalDate.of(2031, 1, 1)))
                .isPresent();
    }

    @Test
    void hebeiGiversPoolWithEightNearRelativesInTheProvince() {
        PoolingRules rules =
                SHIPPED.pooling(SHIJIAZHUANG, LocalDate.of(2025, 3, 12)).orElseThrow().rules();

        assertThat(rules.memberLimit()).isEqualTo(8);
        assertThat(rules.familyCodeLimit()).isEqualTo(5);
        assertThat(rules.scope()).isEqualTo(PoolingRules.Scope.PROVINCE);
        assertThat(rules.relations()).containsExactly(Relation.values());
        assertThat(rules.faceFromAge()).isEqualTo(16);
        assertThat(SHIPPED.pooling(SHIJIAZHUANG, LocalDate.of(2024, 7, 31))).isEmpty();
    }

    @Test
    void paymentsAreTakenFromTheFirstToTheTwentyFifth() {
        PaymentWindow window =
                SHIPPED.paymentWindow(SHIJIAZHUANG, LocalDate.of(2025, 3, 25))
                        .orElseThrow()
                        .rules();

        assertThat(window.isOpenOn(LocalDate.of(2025, 3, 1))).isTrue();
        assertThat(window.isOpenOn(LocalDate.of(2025, 3, 25))).isTrue();
        assertThat(window.isOpenOn(LocalDate.of(2025, 3, 26))).isFalse();
    }

    @Test
    void henanHasBasesAndRatesForItsContributionYear() {
        ContributionRules rules =
                SHIPPED.contributions(HENAN, LocalDate.of(2024, 7, 1)).orElseThrow().rules();

        assertThat(rules).isEqualTo(new ContributionRules(375_600, 1_878_000, 80, 20));
        assertThat(rules.baseOf(300_000)).isEqualTo(375_600);
        assertThat(rules.baseOf(500_000)).isEqualTo(500_000);
        assertThat(rules.baseOf(2_500_000)).isEqualTo(1_878_000);
        assertThat(SHIPPED.contributions(HENAN, LocalDate.of(2025, 6, 30))).isPresent();
        assertThat(SHIPPED.contributions(HENAN, LocalDate.of(2025, 7, 1))).isEmpty();
        assertThat(SHIPPED.contributions(HENAN, LocalDate.of(2024, 6, 30))).isEmpty();
    }

    @Test
    void aFlexibleWorkerInHenanPaysEightPercent() {
        FlexibleRules rules =
                SHIPPED.flexible(HENAN, LocalDate.of(2025, 1, 1)).orElseThrow().rules();

        assertThat(HalfUp.permille(rules.baseFen(), rules.ratePermille())).isEqualTo(50_080);
    }

    @Test
    void whatAPackLacksIsEmptyAndNoProvinceStandsInForItsCity() {
        LocalDate date = LocalDate.of(2025, 1, 1);

        assertThat(SHIPPED.contributions(SHIJIAZHUANG, date)).isEmpty();
        assertThat(SHIPPED.pooling(HENAN, date)).isEmpty();
    }

    @Test
    void aPackIsFoundByItsVersion() {
        PolicyPack pack = SHIPPED.pack(new PolicyVersion("410000@2024.1")).orElseThrow();

        assertThat(pack.region()).isEqualTo(HENAN);
        assertThat(SHIPPED.packs()).contains(pack);
        assertThat(SHIPPED.pack(new PolicyVersion("410000@1999.1"))).isEqualTo(Optional.empty());
    }

    @Test
    void theLocalStacksPackLendsShijiazhuangHenansFiguresAndSaysSo() {
        PolicyBook book = PolicyBook.load(Path.of("../deploy/local/policy"));
        Ruled<ContributionRules> borrowed =
                book.contributions(SHIJIAZHUANG, LocalDate.of(2026, 12, 31)).orElseThrow();

        assertThat(borrowed.rules())
                .isEqualTo(
                        book.contributions(HENAN, LocalDate.of(2024, 7, 1)).orElseThrow().rules());
        assertThat(borrowed.source()).contains("Borrowed for demonstration");
        assertThat(book.pack(borrowed.version()).orElseThrow().title()).contains("演示用");
        assertThat(book.flexible(SHIJIAZHUANG, LocalDate.of(2024, 7, 1))).isPresent();
    }

    @Test
    void aFileOfTheFolderTakesThePlaceOfTheShippedVersion() throws IOException {
        write(
                "410000-2024.1.yaml",
                CONTRIBUTIONS.formatted("2024.1", "2024-07-01", "2025-06-30", 400_000));

        PolicyBook book = PolicyBook.load(folder);

        assertThat(
                        book.contributions(HENAN, LocalDate.of(2025, 1, 1))
                                .orElseThrow()
                                .rules()
                                .baseFloorFen())
                .isEqualTo(400_000);
        assertThat(book.flexible(HENAN, LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @Test
    void aSuccessorBeginsWhereItsPredecessorEnds() throws IOException {
        write(
                "410000-2025.1.yaml",
                CONTRIBUTIONS.formatted("2025.1", "2025-07-01", "2026-06-30", 400_000));

        PolicyBook book = PolicyBook.load(folder);

        assertThat(book.contributions(HENAN, LocalDate.of(2025, 6, 30)).map(Ruled::version))
                .contains(new PolicyVersion("410000@2024.1"));
        assertThat(book.contributions(HENAN, LocalDate.of(2025, 7, 1)).map(Ruled::version))
                .contains(new PolicyVersion("410000@2025.1"));
    }

    @Test
    void twoPacksInEffectOnOneDayAreRefusedByBothNames() throws IOException {
        write(
                "410000-2025.1.yaml",
                CONTRIBUTIONS.formatted("2025.1", "2025-06-30", "2026-06-30", 400_000));

        assertThatThrownBy(() -> PolicyBook.load(folder))
                .isInstanceOf(PolicyError.class)
                .hasMessageContaining("410000-2024.1.yaml /contributions/0")
                .hasMessageContaining("410000-2025.1.yaml /contributions/0")
                .hasMessageContaining("end one of them");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a rate above 1   | employeeRatePermille: 20      | employeeRatePermille: 1001   | /contributions/0/employeeRatePermille
                    an amount in yuan| baseFloorFen: 1000            | baseFloorFen: 3756.00        | /contributions/0/baseFloorFen
                    an unknown field | baseFloorFen: 1000            | floor: 1000                  | /contributions/0
                    a missing source | source: test                  | baseFloorFen: 1000           | baseFloorFen
                    no such day      | '"2030-07-01"'                | '"2030-02-30"'               | /contributions/0
                    an end too early | '"2031-06-30"'                | '"2029-06-30"'               | /contributions/0
                    floor > ceiling  | baseFloorFen: 1000            | baseFloorFen: 999999999      | /contributions/0
                    a number as code | 'region: "410000"'            | 'region: 410000'             | /region
                    an unknown region| 'region: "410000"'            | 'region: "999900"'           | 999900
                    another name     | 'version: "9"'                | 'version: "8"'               | 410000-8.yaml
                    broken YAML      | 'version: "9"'                | 'version: ["9"'              | line
                    """)
    void aPackThatCannotBeUsedNamesFileAndPlaceAndWhatToDo(
            String what, String good, String bad, String place) throws IOException {
        String pack = CONTRIBUTIONS.formatted("9", "2030-07-01", "2031-06-30", 1000);
        assertThat(pack).contains(good);
        write("410000-9.yaml", pack.replace(good, bad));

        assertThatThrownBy(() -> PolicyBook.load(folder))
                .as(what)
                .isInstanceOf(PolicyError.class)
                .hasMessageStartingWith("410000-9.yaml ")
                .hasMessageContaining(place)
                .hasMessageMatching("(?s).*; (correct|rename).*");
    }

    @Test
    void theFolderHoldsPacksOnlyAndTheHiddenEntriesOfAMount() throws IOException {
        write("..data", "a ConfigMap's own entry");
        assertThat(PolicyBook.load(folder).packs()).hasSameSizeAs(SHIPPED.packs());

        write("410000-9.yml", "region");

        assertThatThrownBy(() -> PolicyBook.load(folder))
                .isInstanceOf(PolicyError.class)
                .hasMessageContaining("410000-9.yml");
        assertThatThrownBy(() -> PolicyBook.load(folder.resolve("absent")))
                .isInstanceOf(PolicyError.class)
                .hasMessageContaining("name a folder that exists");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static final String CONTRIBUTIONS =
            """
            region: "410000"
            version: "%s"
            title: a test
            source: a test
            contributions:
              - from: "%s"
                to: "%s"
                source: test
                baseFloorFen: %d
                baseCeilingFen: 1878000
                employerRatePermille: 80
                employeeRatePermille: 20
            """;
}
