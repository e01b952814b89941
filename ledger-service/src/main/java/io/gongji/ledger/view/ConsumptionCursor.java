package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next page of consumption begins: after what record `seq` did to `grant`, as of
/// `asOfSeq`.
record ConsumptionCursor(long asOfSeq, long seq, GrantId grant) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9a-f-]{36})");
    private static final GrantId BEFORE_ALL = new GrantId(new UUID(0, 0));

    static ConsumptionCursor first(long asOfSeq) {
        return new ConsumptionCursor(asOfSeq, 0, BEFORE_ALL);
    }

    static Answer<ConsumptionCursor> parse(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            Matcher parts = FORM.matcher(new String(decoded, StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return Answer.found(
                        new ConsumptionCursor(
                                Long.parseLong(parts.group(1)),
                                Long.parseLong(parts.group(2)),
                                GrantId.parse(parts.group(3))));
            }
        } catch (IllegalArgumentException _) {
            // Not base64, or no id: the same answer as any other text that is no cursor.
        }
        return Answer.refused(
                Refusal.INVALID_FIELD,
                new Sentence(
                        "cursor is not one that a page of consumption gave; send the nextCursor of the page before, or"
                                + " none.",
                        "cursor 不是使用记录返回的值，请填写上一页的 nextCursor，或不填。"));
    }

    @Override
    public String toString() {
        byte[] text = (asOfSeq + "." + seq + "." + grant).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
