package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.PoolingDesk;
import io.gongji.systemtests.client.Services;
import io.gongji.systemtests.people.IdNumbers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/// One run of the demo. Each has a number of its own, and with it fresh persons and employers, so
/// that it finds every account at zero however often it was run before on the same stack.
///
/// @param today in Shanghai
record Run(
        int number,
        LocalDate today,
        Caller caller,
        PaymentDesk payment,
        PoolingDesk pooling,
        LedgerDesk ledger,
        Report report) {
    static final String SHIJIAZHUANG = "130100";
    static final String HENAN = "410000";
    private static final String ZHENGZHOU = "410100";
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

    private static Run of(int number, Services services, Report report) {
        Caller caller = new Caller();
        return new Run(
                number,
                LocalDate.now(ZoneId.of("Asia/Shanghai")),
                caller,
                new PaymentDesk(services, caller),
                new PoolingDesk(services, caller),
                new LedgerDesk(services),
                report);
    }

    /// The ID number of this run's person with a birth date in Shijiazhuang.
    String idNumber(LocalDate birthDate) {
        return IdNumbers.of(SHIJIAZHUANG, birthDate, number);
    }

    /// The same in Henan; beside the 10,000 employees, whose address code is the province's.
    String idNumberInHenan(LocalDate birthDate) {
        return IdNumbers.of(ZHENGZHOU, birthDate, number);
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
