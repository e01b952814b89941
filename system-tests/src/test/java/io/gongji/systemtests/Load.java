package io.gongji.systemtests;

import io.gongji.contracts.event.EventType;
import io.gongji.local.Service;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.people.IdNumbers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.awaitility.Awaitility;

/// Many events at once: payroll files of employees whom a member file enrolled.
final class Load {
    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1966, 1, 1);
    private static final String CSV = "text/csv";

    /// A whole city's address for each region, which no real number carries.
    private static final String ADDRESS_ENDING = "2000";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningSystem system;
    private final String region;
    private final List<String> idNumbers = new ArrayList<>();
    private long expectedEvents;

    /// @param group 0..999, another one for each load of a region
    Load(RunningSystem system, String region, int group, int persons) {
        this.system = system;
        this.region = region;
        for (int i = 0; i < persons; i++) {
            LocalDate birthDate = FIRST_BIRTH_DATE.plusDays(i);
            idNumbers.add(IdNumbers.of(region.substring(0, 2) + ADDRESS_ENDING, birthDate, group));
        }
    }

    /// Enrols everybody.
    void enrol() {
        StringBuilder file =
                new StringBuilder("idNumber,name,region,scheme,category,insuredFrom\n");
        idNumbers.forEach(number ->
                file.append(number)
                        .append(",示例职工,")
                        .append(region)
                        .append(",EMPLOYEE,ACTIVE,2024-07-01\n"));
        send("/v1/member-files", file.toString());
    }

    /// A payroll month of everybody at a new employer, all with the same wage, while the caller
    /// does something else.
    CompletableFuture<Answer> payroll(ExecutorService executor) {
        String path = freshPayroll();
        String file = payrollLines();
        return CompletableFuture.supplyAsync(() -> send(path, file), executor);
    }

    /// The same without waiting: payment-service has the file and goes on by itself.
    void handInPayroll() throws SQLException {
        expectedEvents = lineEvents() + idNumbers.size();
        system.payment()
                .api()
                .post(
                        freshPayroll(),
                        CSV,
                        payrollLines().getBytes(StandardCharsets.UTF_8),
                        Map.of("Idempotency-Key", Caller.freshKey(), "Prefer", "wait=0"))
                .orFail("a payroll file");
    }

    /// Whether the events of all lines that were handed in are on their way.
    boolean isHandedIn() throws SQLException {
        return lineEvents() >= expectedEvents;
    }

    void awaitHandedIn() {
        Awaitility.await("events of the payrolls").atMost(PATIENCE).until(this::isHandedIn);
    }

    private long lineEvents() throws SQLException {
        try (Connection connection = system.database(Service.PAYMENT);
                Statement query = connection.createStatement();
                ResultSet found =
                        query.executeQuery(
                                "SELECT count(*) FROM event WHERE type = '%s'"
                                        .formatted(EventType.PAYROLL_LINE_ASSESSED.wireName()))) {
            found.next();
            return found.getLong(1);
        }
    }

    private String freshPayroll() {
        return PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03")
                + "/files?region="
                + region;
    }

    private String payrollLines() {
        StringBuilder file = new StringBuilder("idNumber,wage\n");
        idNumbers.forEach(number -> file.append(number).append(",8000.00\n"));
        return file.toString();
    }

    private Answer send(String path, String file) {
        return system.caller()
                .write(
                        system.payment().api(),
                        path,
                        CSV,
                        file.getBytes(StandardCharsets.UTF_8),
                        Caller.freshKey())
                .orFail(path);
    }

    int persons() {
        return idNumbers.size();
    }
}
