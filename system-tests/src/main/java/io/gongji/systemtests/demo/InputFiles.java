package io.gongji.systemtests.demo;

import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Wages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Makes the two large files of the demo. They are kept in the repository and the demo reads them
/// as files; this is how they came to be, and a test says when they differ.
public final class InputFiles {
    static final int EMPLOYEES = 10_000;
    static final String ENROLMENT = "enrolment-employees.csv";
    static final String PAYROLL = "payroll-2025-03.csv";
    private static final String REGION = "410000";
    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1966, 1, 1);
    private static final int BIRTH_DATES = 13_000;
    private static final long SEED = 2025_03;
    private static final long WAGE_MIN_FEN = 180_000;
    private static final long WAGE_MAX_FEN = 4_200_000;

    private InputFiles() {}

    /// Writes both files to the directory that is the first argument.
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.writeString(directory.resolve(ENROLMENT), enrolment(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve(PAYROLL), payroll(), StandardCharsets.UTF_8);
    }

    static String enrolment() {
        StringBuilder file =
                new StringBuilder("idNumber,name,region,scheme,category,insuredFrom\n");
        for (int i = 1; i <= EMPLOYEES; i++) {
            file.append(idNumber(i))
                    .append(",职工%05d,".formatted(i))
                    .append(REGION)
                    .append(",EMPLOYEE,ACTIVE,2024-07-01\n");
        }
        return file.toString();
    }

    static String payroll() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder file = new StringBuilder("idNumber,wage\n");
        for (int i = 1; i <= EMPLOYEES; i++) {
            long wageFen = wageFen(i, random);
            file.append(idNumber(i)).append(",%d.%02d\n".formatted(wageFen / 100, wageFen % 100));
        }
        return file.toString();
    }

    /// Birth dates over 35 years, each person another one or another sequence number.
    private static String idNumber(int i) {
        LocalDate birthDate = FIRST_BIRTH_DATE.plusDays((long) i * 7919 % BIRTH_DATES);
        return IdNumbers.of(REGION, birthDate, i % 1000);
    }

    /// A tenth below the floor, a twentieth above the ceiling, the limits themselves and a fen
    /// beside them, and the rest between.
    private static long wageFen(int i, SplittableRandom random) {
        long between = random.nextLong(Wages.FLOOR_FEN, Wages.CEILING_FEN + 1);
        return switch (i % 20) {
            case 3, 13 -> random.nextLong(WAGE_MIN_FEN, Wages.FLOOR_FEN);
            case 7 -> random.nextLong(Wages.CEILING_FEN + 1, WAGE_MAX_FEN);
            case 11 -> i % 40 == 11 ? Wages.FLOOR_FEN - i / 40 % 2 : Wages.CEILING_FEN + i / 40 % 2;
            // Two per cent of such a wage ends in half a fen, which rounds up.
            case 17 -> between / 50 * 50 + 25;
            default -> between;
        };
    }
}
