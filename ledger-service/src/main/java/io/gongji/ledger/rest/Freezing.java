package io.gongji.ledger.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.app.RequestKey;
import io.gongji.ledger.domain.Operation.Kind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What freezes of accounts and of grants have in common.
record Freezing(Operations operations, OperationReplies replies) {
    Response tell(
            Kind kind, String subject, OperationEvent event, RequestKey key, HttpHeaders headers) {
        return replies.settled(
                event.region().book(), operations.ofFreeze(key, kind, subject, event), headers);
    }

    static OperationEvent event(String orderReference, Function<String, OperationEvent> made) {
        return Asked.parsed(
                "orderReference",
                orderReference,
                new Sentence("a number of 1 to 100 characters", " 1 至 100 个字符的文号"),
                made);
    }

    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send {\"orderReference\":\"…\"}, and a reason to freeze.",
                            "缺少请求体，请发送 {\"orderReference\":\"…\"}，冻结时另填 reason。"));
        }
        return body;
    }
}
