package io.gongji.systemtests.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Resident ID numbers (公民身份号码, GB 11643) that are valid in form and belong to nobody: the address
/// code is that of a whole city or province, which no real number carries.
public final class IdNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int SEQUENCE_MAX = 999;

    private IdNumbers() {}

    /// The number of the `sequence`-th (0..999) person of an address and birth date, with its check
    /// digit.
    public static String of(String addressCode, LocalDate birthDate, int sequence) {
        if (addressCode.length() != 6 || sequence < 0 || sequence > SEQUENCE_MAX) {
            throw new IllegalArgumentException("six digits of address and a sequence of 0 to 999");
        }
        String body =
                addressCode
                        + DateTimeFormatter.BASIC_ISO_DATE.format(birthDate)
                        + "%03d".formatted(sequence);
        return body + checkDigit(body);
    }

    /// The 18th character for the first 17.
    public static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(body.charAt(i), 10);
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    /// The same number with a check digit that is wrong.
    public static String withWrongCheckDigit(String idNumber) {
        char right = idNumber.charAt(17);
        return idNumber.substring(0, 17) + (right == '1' ? '2' : '1');
    }
}
