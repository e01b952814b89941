package io.gongji.ledger.view;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Account;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next page of an account's statement begins: after line `line` of record `seq`, where
/// the running balance was `balanceFen`, of the statement as of `asOfSeq`.
///
/// @param of which statement it is of: the digest of what was asked for
record AccountCursor(long asOfSeq, long seq, int line, long balanceFen, int of) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,9})\\.(-?[0-9]{1,18})\\.([0-9a-f]{1,8})");

    /// Reads a cursor of this very statement.
    static Answer<AccountCursor> parse(String text, Account account, Period period) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            Matcher parts = FORM.matcher(new String(decoded, StandardCharsets.US_ASCII));
            int of = digest(account, period);
            if (parts.matches() && Integer.parseUnsignedInt(parts.group(5), 16) == of) {
                return Answer.found(
                        new AccountCursor(
                                Long.parseLong(parts.group(1)),
                                Long.parseLong(parts.group(2)),
                                Integer.parseInt(parts.group(3)),
                                Long.parseLong(parts.group(4)),
                                of));
            }
        } catch (IllegalArgumentException _) {
            // Not base64: the same answer as any other text that is no cursor.
        }
        return Answer.refused(
                Refusal.INVALID_FIELD,
                new Sentence(
                        "cursor is not one that this statement gave; send the nextCursor of the page"
                                + " before, or none.",
                        "cursor 不是本明细账返回的值，请填写上一页的 nextCursor，或不填。"));
    }

    static int digest(Account account, Period period) {
        return (account + " " + period.by() + " " + period.from() + " " + period.to()).hashCode();
    }

    @Override
    public String toString() {
        byte[] text =
                (asOfSeq
                                + "."
                                + seq
                                + "."
                                + line
                                + "."
                                + balanceFen
                                + "."
                                + Integer.toHexString(of))
                        .getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
