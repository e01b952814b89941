package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.Desks;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.PoolingDesk;
import io.gongji.systemtests.client.Services;
import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.util.Map;

/// One run of the demo. Each has a number of its own, and with it fresh persons and employers, so
/// that it finds every account at zero however often it was run before on the same stack.
record Run(int number, Desks desks, Report report) {
    static final String SHIJIAZHUANG = "130100";
    static final String HENAN = "410000";
    private static final LocalDate FIRST_OF_A_RUN = LocalDate.of(1990, 2, 11);
    private static final int RUNS_MAX = 999;
    private static final int UNKNOWN = 404;

    /// The first number whose first person nobody has enrolled yet.
    static Run next(Services services, Report report) {
        for (int number = 1; number <= RUNS_MAX; number++) {
            Map<String, String> question =
                    Map.of("idNumber", IdNumbers.of(SHIJIAZHUANG, FIRST_OF_A_RUN, number));
            Answer answer = services.payment().ask("/v1/member-lookups", question);
            if (answer.status() == UNKNOWN) {
                return of(number, services, report);
            }
            answer.orFail("the search for a run number");
        }
        throw new IllegalStateException(
                "the demo ran " + RUNS_MAX + " times on this data; start the stack afresh");
    }

    /// Enrols the run's first person, so that the next run takes another number however this one
    /// ends.
    private static Run of(int number, Services services, Report report) {
        Desks desks = Desks.of(services, new Caller());
        String idNumber = IdNumbers.of(SHIJIAZHUANG, FIRST_OF_A_RUN, number);
        String _ = desks.payment().enrol(Person.employee("示例甲", idNumber, SHIJIAZHUANG));
        return new Run(number, desks, report);
    }

    Caller caller() {
        return desks.caller();
    }

    PaymentDesk payment() {
        return desks.payment();
    }

    PoolingDesk pooling() {
        return desks.pooling();
    }

    LedgerDesk ledger() {
        return desks.ledger();
    }

    /// The ID number of this run's person with a birth date in Shijiazhuang.
    String idNumber(LocalDate birthDate) {
        return IdNumbers.of(SHIJIAZHUANG, birthDate, number);
    }

    /// An employer of this run.
    String employer(String name) {
        return "DEMO%03d%s".formatted(number, name);
    }

    /// A provider's own number of a bill, unique for ever.
    String billNumber(String key) {
        return "DEMO-%03d-%s".formatted(number, key);
    }
}
