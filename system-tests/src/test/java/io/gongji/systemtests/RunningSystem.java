package io.gongji.systemtests;

import io.gongji.local.LocalKafka;
import io.gongji.local.LocalStack;
import io.gongji.local.Ports;
import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import io.gongji.local.StackOptions;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.Desks;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.PoolingDesk;
import io.gongji.systemtests.client.Services;
import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Person;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The one system that the tests of this module share: real processes on free ports, data under
/// target/. It is started by the first test that asks for it and ends with the JVM. Each test takes
/// persons and employers of its own, and leaves everything running.
public final class RunningSystem {
    public static final String SHIJIAZHUANG = "130100";
    public static final String HENAN = "410000";

    /// Addresses of whole cities, which no real number carries; the demo takes other ones.
    private static final String HENGSHUI = "131100";

    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1981, 1, 1);
    private static final AtomicInteger PERSONS = new AtomicInteger();
    private static final AtomicInteger EMPLOYERS = new AtomicInteger();
    private static RunningSystem shared;

    private final LocalStack stack;
    private final Services services;
    private final Caller caller = new Caller();
    private final List<Person> enrolled = new ArrayList<>();
    private final LocalKafka kafka;

    private RunningSystem(LocalStack stack) {
        this.stack = stack;
        this.services = Services.of(stack.properties());
        this.kafka = stack.kafka();
    }

    /// A folder that no other process of tests uses.
    static Path ownFolder(String name) {
        return Path.of("target", name + "-" + System.getProperty("gongji.fork", "1"));
    }

    public static synchronized RunningSystem get() {
        if (shared == null) {
            Path home = Path.of("..");
            Path data = ownFolder("stack");
            LocalStack stack =
                    new LocalStack(
                            new StackOptions(
                                    home,
                                    data,
                                    Ports.free(),
                                    true,
                                    true,
                                    StackOptions.Clock.SIMULATOR,
                                    System.out::println));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end-stack"));
            stack.start();
            shared = new RunningSystem(stack);
        }
        return shared;
    }

    public LocalStack stack() {
        return stack;
    }

    public Services services() {
        return services;
    }

    public Caller caller() {
        return caller;
    }

    /// All the desks of the running system.
    public Desks desks() {
        return Desks.of(services, caller);
    }

    public PaymentDesk payment() {
        return new PaymentDesk(services, caller);
    }

    public PoolingDesk pooling() {
        return new PoolingDesk(services, caller);
    }

    public LedgerDesk ledger() {
        return new LedgerDesk(services);
    }

    public ServiceProcess ledgerProcess() {
        return stack.service(Service.LEDGER);
    }

    /// As the superuser, to look and to damage.
    public Connection database(Service service) throws SQLException {
        return stack.postgres().superuser("gongji_" + service.key());
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public void stopKafka() {
        kafka.close();
    }

    /// kill -9: nothing is written in order.
    public void killKafka() {
        kafka.process().kill();
    }

    public void startKafka() {
        kafka.restart();
    }

    /// Everybody whom the tests enrolled one by one.
    public synchronized List<Person> enrolled() {
        return List.copyOf(enrolled);
    }

    /// Enrols a person and gives the member id.
    public String enrol(Person person) {
        synchronized (this) {
            enrolled.add(person);
        }
        return payment().enrol(person);
    }

    /// An active employee of Shijiazhuang with exactly `amountFen` of her own.
    public String employeeWith(long amountFen) {
        String memberId = enrol(Person.employee("示例员工", freshIdNumber(), SHIJIAZHUANG));
        payment().feed(memberId, freshEmployer(), SHIJIAZHUANG, amountFen);
        return memberId;
    }

    /// The ID number of nobody yet: a grown-up under 45 for all of 2025.
    public static String freshIdNumber() {
        int nth = PERSONS.incrementAndGet();
        return IdNumbers.of(HENGSHUI, FIRST_BIRTH_DATE.plusDays(nth % 5000), nth / 5000);
    }

    /// The same for a given birth date.
    public static String freshIdNumber(LocalDate birthDate) {
        return IdNumbers.of(HENGSHUI, birthDate, PERSONS.incrementAndGet() % 1000);
    }

    /// An employer that no other test has, such as `E0007`.
    public static String freshEmployer() {
        return "E%04d".formatted(EMPLOYERS.incrementAndGet());
    }

    /// A provider's own number of a bill, never used before.
    public static String freshNumber() {
        return "B-%05d".formatted(EMPLOYERS.incrementAndGet());
    }

    /// A bill of an active employee under 45, of which the fund pays 60 % and `selfPayFen` is left.
    public static PaymentDesk.Bill bill(String memberId, long selfPayFen) {
        long totalFen = Math.multiplyExact(selfPayFen, 5) / 2;
        return bill(memberId, totalFen, totalFen, "2025-03-10");
    }

    public static PaymentDesk.Bill bill(
            String memberId, long totalFen, long inScopeFen, String serviceDate) {
        return new PaymentDesk.Bill(
                memberId,
                "PROV0001",
                SHIJIAZHUANG,
                freshNumber(),
                serviceDate,
                totalFen,
                inScopeFen);
    }
}
