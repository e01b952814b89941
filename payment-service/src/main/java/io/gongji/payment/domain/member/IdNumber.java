package io.gongji.payment.domain.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A citizen's ID number (公民身份号码, GB 11643): 17 digits and a check character. Its text never leaves
/// this service; [#toString] hides it, so that it cannot slip into a log line.
public record IdNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final int OLDEST_BIRTH_YEAR = 1880;

    public IdNumber {
        if (!FORM.matcher(value).matches()
                || checkCharacter(value) != value.charAt(17)
                || born(value).isEmpty()) {
            throw new IllegalArgumentException("not an ID number");
        }
    }

    /// Reads an ID number as a person writes it (a lower-case x is taken); empty when its form,
    /// check character or birth date is wrong, or when it was born after `today`.
    public static Optional<IdNumber> parse(String text, LocalDate today) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches() || checkCharacter(number) != number.charAt(17)) {
            return Optional.empty();
        }
        return born(number).filter(date -> !date.isAfter(today)).map(date -> new IdNumber(number));
    }

    /// The birth date that the number states.
    public LocalDate birthDate() {
        return born(value).orElseThrow();
    }

    /// What may be shown: the first and last four characters.
    public String masked() {
        return value.substring(0, 4) + "*".repeat(10) + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static Optional<LocalDate> born(String number) {
        int year = Integer.parseInt(number, 6, 10, 10);
        if (year < OLDEST_BIRTH_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            year,
                            Integer.parseInt(number, 10, 12, 10),
                            Integer.parseInt(number, 12, 14, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
