package io.gongji.systemtests.examples;

import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.people.IdNumbers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// ID numbers, employers and bill numbers that nobody has used yet on this system.
public final class Names {
    /// The address of a whole city, which no real number carries.
    private static final String LANGFANG = "131000";

    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1982, 1, 1);
    private static final int UNKNOWN = 404;

    private final Api payment;
    private final String prefix;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger persons = new AtomicInteger();
    private final Map<LocalDate, Integer> sequences = new HashMap<>();

    /// @param prefix of every employer and bill, of its own for each run on the same system
    public Names(Api payment, String prefix) {
        this.payment = payment;
        this.prefix = prefix;
    }

    /// A grown-up who is under 45 for all of 2025.
    String idNumber() {
        return idNumber(FIRST_BIRTH_DATE.plusDays(persons.incrementAndGet() % 4000));
    }

    String idNumber(LocalDate birthDate) {
        while (true) {
            int sequence = sequences.merge(birthDate, 1, Integer::sum);
            String idNumber = IdNumbers.of(LANGFANG, birthDate, sequence);
            Map<String, String> question = Map.of("idNumber", idNumber);
            if (payment.ask("/v1/member-lookups", question).status() == UNKNOWN) {
                return idNumber;
            }
        }
    }

    /// An employer, a bill, a channel's reference.
    String next(String kind) {
        return prefix + kind + numbers.incrementAndGet();
    }
}
