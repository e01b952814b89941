package io.gongji.systemtests.people;

import java.time.LocalDate;

/// Somebody to enrol; `category` is empty for residents.
public record Person(
        String name,
        String idNumber,
        String region,
        String scheme,
        String category,
        LocalDate insuredFrom) {
    private static final LocalDate INSURED_FROM = LocalDate.of(2024, 7, 1);

    /// An active employee.
    public static Person employee(String name, String idNumber, String region) {
        return new Person(name, idNumber, region, "EMPLOYEE", "ACTIVE", INSURED_FROM);
    }

    /// A retired employee.
    public static Person retired(String name, String idNumber, String region) {
        return new Person(name, idNumber, region, "EMPLOYEE", "RETIRED", INSURED_FROM);
    }

    /// A flexible worker (灵活就业).
    public static Person flexible(String name, String idNumber, String region) {
        return new Person(name, idNumber, region, "FLEXIBLE", "ACTIVE", INSURED_FROM);
    }

    /// Somebody in the resident scheme, who has no personal account.
    public static Person resident(String name, String idNumber, String region) {
        return new Person(name, idNumber, region, "RESIDENT", "", INSURED_FROM);
    }

    public Person insuredFrom(LocalDate day) {
        return new Person(name, idNumber, region, scheme, category, day);
    }
}
