package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsAndBooksTest {
    /// Number = place in this line. A number is a partition with records in it: the line grows at
    /// its end, and that is all.
    private static final List<String> BOOKS =
            List.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "66");

    @Test
    void theMapOfBooksIsFrozen() {
        assertThat(BookMap.all().stream().map(BookId::value))
                .startsWith(BOOKS.toArray(String[]::new));
        for (int number = 0; number < BOOKS.size(); number++) {
            assertThat(new BookId(BOOKS.get(number)).number()).isEqualTo(number);
            assertThat(BookMap.bookOf(number).value()).isEqualTo(BOOKS.get(number));
        }
    }

    @Test
    void everyBookHasAPartition() {
        assertThat(BookMap.all()).hasSizeLessThanOrEqualTo(BookMap.PARTITIONS);
        assertThat(BookMap.all())
                .allMatch(book -> book.number() >= 0 && book.number() < BookMap.PARTITIONS);
        assertThatThrownBy(() -> BookMap.bookOf(39)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRegionHasABookAndEveryBookItsProvince() {
        List<RegionCode> regions = regions();

        assertThat(regions).allSatisfy(region -> assertThat(BookMap.all()).contains(region.book()));
        assertThat(BookMap.all())
                .allSatisfy(book -> assertThat(RegionTable.knows(book.value() + "0000")).isTrue());
    }

    @Test
    void theTableHasTheProvincesAndAllThreeHundredAndThirtyThreePrefectures() {
        List<RegionCode> regions = regions();

        assertThat(regions.stream().filter(region -> region.value().endsWith("0000"))).hasSize(32);
        assertThat(
                        regions.stream()
                                .filter(region -> region.value().endsWith("00"))
                                .filter(region -> !region.value().endsWith("0000")))
                .hasSize(333);
        assertThat(regions).doesNotHaveDuplicates().isSorted();
        assertThat(regions.stream().map(RegionTable::nameOf))
                .allMatch(name -> name.matches("\\p{IsHan}{2,12}"));
    }

    @ParameterizedTest
    @CsvSource({
        "130100,石家庄市,13",
        "410000,河南省,41",
        "410800,焦作市,41",
        "350100,福州市,35",
        "211400,葫芦岛市,21",
        "419001,济源市,41",
        "110000,北京市,11",
        "660000,新疆生产建设兵团,66",
    })
    void aRegionHasANameAndABook(String code, String name, String book) {
        RegionCode region = new RegionCode(code);

        assertThat(RegionTable.nameOf(region)).isEqualTo(name);
        assertThat(region.book()).isEqualTo(new BookId(book));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13010", "1301000", "999900", "13O100", "659001", " 130100"})
    void anUnknownCodeIsRefused(String code) {
        assertThatThrownBy(() -> new RegionCode(code)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<RegionCode> regions() {
        List<RegionCode> regions = new ArrayList<>();
        Tables.read("regions.csv", 2).forEach(row -> regions.add(new RegionCode(row[0])));
        return regions;
    }
}
