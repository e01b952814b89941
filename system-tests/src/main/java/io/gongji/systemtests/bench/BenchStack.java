package io.gongji.systemtests.bench;

import io.gongji.local.LocalStack;
import io.gongji.local.Ports;
import io.gongji.local.Service;
import io.gongji.local.StackOptions;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Services;
import io.gongji.systemtests.people.IdNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The whole system in a temporary folder, with employees who have money.
final class BenchStack implements AutoCloseable {
    static final String REGION = "130100";
    static final String BOOK = "13";
    private static final String PAYROLL = PaymentDesk.payroll("BENCH", "2025-03");
    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1981, 1, 1);
    private static final int BIRTH_DATES = 1_000;

    private final Path folder;
    private final LocalStack stack;
    private final Services services;
    private final PaymentDesk payment;
    private final Caller caller = new Caller();

    private BenchStack(Path folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
        this.services = Services.of(stack.properties());
        this.payment = new PaymentDesk(services, caller);
    }

    static BenchStack start(Path home) throws IOException {
        Path folder = Files.createTempDirectory("gongji-bench-");
        LocalStack stack =
                new LocalStack(
                        new StackOptions(
                                home,
                                folder,
                                Ports.free(),
                                true,
                                true,
                                StackOptions.Clock.SYSTEM,
                                line -> {}));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, folder), "end-stack"));
        stack.start();
        return new BenchStack(folder, stack);
    }

    Services services() {
        return services;
    }

    /// Employees, each with the account's part of a month's wage of 8,000 yuan.
    List<String> employees(int persons) throws SQLException {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            numbers.add(
                    IdNumbers.of(
                            "131100", FIRST_BIRTH_DATE.plusDays(i % BIRTH_DATES), i / BIRTH_DATES));
        }
        StringBuilder members =
                new StringBuilder("idNumber,name,region,scheme,category,insuredFrom\n");
        StringBuilder wages = new StringBuilder("idNumber,wage\n");
        for (String number : numbers) {
            members.append(number).append(",示例职工," + REGION + ",EMPLOYEE,ACTIVE,2024-07-01\n");
            wages.append(number).append(",8000.00\n");
        }
        file("/v1/member-files", members);
        file(PAYROLL + "/files?region=" + REGION, wages);
        Answer totals = payment.api().get(PAYROLL).orFail("the totals of a payroll");
        long dueFen = totals.fen("employeeShareFen") + totals.fen("employerShareFen");
        payment.receipt(PAYROLL, REGION, "BENCH-1", dueFen).orFail("a receipt");
        payment.allotment(PAYROLL).orFail("an allotment");
        return memberIds();
    }

    private void file(String path, StringBuilder lines) {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        caller.write(payment.api(), path, "text/csv", bytes, Caller.freshKey()).orFail(path);
    }

    private List<String> memberIds() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database(Service.LEDGER);
                Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT member_id FROM member ORDER BY member_id")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /// As the superuser.
    Connection database(Service service) throws SQLException {
        return stack.postgres().superuser("gongji_" + service.key());
    }

    /// What each service's process has resident now, in MiB.
    Map<Service, Long> residentMib() {
        Map<Service, Long> mib = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            mib.put(service, Memory.residentMib(stack.service(service).pid()));
        }
        return mib;
    }

    /// The processor time that each process has used so far, and that of this program.
    Map<String, CpuTime> cpu() {
        Map<String, CpuTime> cpu = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            cpu.put(service.key(), CpuTime.of(stack.service(service).pid()));
        }
        cpu.put("PostgreSQL", CpuTime.of(stack.postgres().process().pid()));
        cpu.put("Kafka", CpuTime.of(stack.kafka().process().pid()));
        cpu.put("this program", CpuTime.ofThisProcess());
        return cpu;
    }

    @Override
    public void close() {
        end(stack, folder);
    }

    private static void end(LocalStack stack, Path folder) {
        stack.close();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
