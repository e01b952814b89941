package io.gongji.payment.domain.member;

/// Makes ID numbers that are well-formed and nobody's.
public final class IdNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private IdNumbers() {}

    public static String withBirth(String birth) {
        return of(birth, 1);
    }

    /// One with a birth date and a number of its own.
    ///
    /// @param birth eight digits
    /// @param sequence 0..999
    public static String of(String birth, int sequence) {
        String seventeen = "130102" + birth + String.format("%03d", sequence);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
