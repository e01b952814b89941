package io.gongji.ledger.view;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next page of a statement begins: after line `line` of record `seq`, of the statement
/// as of `asOfSeq`.
record StatementCursor(long asOfSeq, long seq, int line) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,9})");

    static Answer<StatementCursor> parse(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            Matcher parts = FORM.matcher(new String(decoded, StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return Answer.found(
                        new StatementCursor(
                                Long.parseLong(parts.group(1)),
                                Long.parseLong(parts.group(2)),
                                Integer.parseInt(parts.group(3))));
            }
        } catch (IllegalArgumentException _) {
            // Not base64: the same answer as any other text that is no cursor.
        }
        return Answer.refused(
                Refusal.INVALID_FIELD,
                new Sentence(
                        "cursor is not one that a statement gave; send the nextCursor of the page before, or none.",
                        "cursor 不是对账单返回的值，请填写上一页的 nextCursor，或不填。"));
    }

    @Override
    public String toString() {
        byte[] text = (asOfSeq + "." + seq + "." + line).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
