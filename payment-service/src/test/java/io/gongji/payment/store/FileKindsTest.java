package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.file.Collector;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.file.FileKind.Collecting;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows outlive the process that wrote them: what is stored of a file's kind never changes.
class FileKindsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aKindIsStoredAsItAlwaysWas(String name, String about, FileKind kind) {
        assertThat(FileKinds.name(kind)).isEqualTo(name);
        assertThat(FileKinds.about(kind)).isEqualTo(about);
        assertThat(FileKinds.read(name, about)).isEqualTo(kind);
    }

    static Stream<Arguments> kinds() {
        RegionCode henan = new RegionCode("410000");
        return Stream.of(
                Arguments.of("MEMBERS", "{}", new FileKind.Members()),
                Arguments.of(
                        "PAYROLL",
                        "{\"employer\":\"ACME0001\",\"month\":\"2024-08\",\"region\":\"410000\"}",
                        new FileKind.Payroll(
                                new PayrollId(
                                        new EmployerId("ACME0001"), YearMonth.of(2024, 8), henan))),
                Arguments.of(
                        "OPENING_BALANCES",
                        "{\"book\":\"41\",\"effectiveDate\":\"2024-12-31\",\"lines\":3,\"debitFen\":5,\"creditFen\":4,\"personalFen\":1}",
                        new FileKind.OpeningBalances(
                                new BookId("41"),
                                LocalDate.of(2024, 12, 31),
                                new ControlTotals(3, 5, 4, 1))),
                Arguments.of(
                        "PREMIUMS",
                        "{\"collector\":\"SCHOOL01\",\"by\":\"SCHOOL\",\"region\":\"410000\",\"year\":2025}",
                        new FileKind.Premiums(
                                new Collector("SCHOOL01"), Collecting.SCHOOL, henan, 2025)));
    }
}
