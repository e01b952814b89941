package io.gongji.payment.password;

import io.gongji.contracts.Sentence;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which passwords may be set: six digits that are not the first ones a thief tries, or a longer
/// one of 8 to 64 characters.
public final class PasswordRule {
    /// Characters of the longest password; more is never hashed.
    public static final int LENGTH_MAX = 64;

    private static final int LENGTH_MIN = 8;
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern ALL_THE_SAME = Pattern.compile("(.)\\1*", Pattern.DOTALL);
    private static final String UPWARDS = "01234567890123456789";
    private static final String DOWNWARDS = "98765432109876543210";

    private PasswordRule() {}

    /// Why a password may not be set; empty when it may.
    ///
    /// @param idNumber of the person, who must not use a part of it
    public static Optional<Sentence> objection(String password, String idNumber) {
        int length = password.codePointCount(0, password.length());
        boolean six = SIX_DIGITS.matcher(password).matches();
        if (!six && (length < LENGTH_MIN || length > LENGTH_MAX)) {
            return Optional.of(
                    new Sentence(
                            "A payment password is 6 digits, or 8 to 64 characters.",
                            "支付密码应为 6 位数字，或 8 至 64 个字符。"));
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(
                    new Sentence("A payment password has no control characters.", "支付密码不能包含控制字符。"));
        }
        if (ALL_THE_SAME.matcher(password).matches()
                || UPWARDS.contains(password)
                || DOWNWARDS.contains(password)) {
            return Optional.of(
                    new Sentence(
                            "This password is among the first that a thief tries; do not repeat one character or"
                                    + " count up or down.",
                            "该密码过于简单，请勿使用相同或连续的字符。"));
        }
        if (idNumber.contains(password) || (!six && password.contains(idNumber))) {
            return Optional.of(
                    new Sentence(
                            "A payment password is not a part of the ID number; choose other digits.",
                            "支付密码不能取自身份证号，请另选数字。"));
        }
        return Optional.empty();
    }
}
