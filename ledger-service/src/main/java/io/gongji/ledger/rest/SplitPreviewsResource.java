package io.gongji.ledger.rest;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.SplitPreview;
import io.gongji.ledger.view.SplitPreviews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a bill's self-pay would be paid from, for trial settlements (试算).
@Path("/v1/split-previews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Split previews", description = "How the ledger would split a bill now")
final class SplitPreviewsResource {
    private static final String EXAMPLE =
            """
            {"memberId":"0197a3b2-0000-7000-8000-000000000001","region":"130100","fund":"EMPLOYEE",
             "accountPayableFen":27000,"debitOrder":["OWN_CURRENT","OWN_PREVIOUS","WALLET","GRANTS"],
             "effectiveDate":"2025-03-12"}\
            """;

    private final SplitPreviews previews;

    SplitPreviewsResource(SplitPreviews previews) {
        this.previews = previews;
    }

    @POST
    @Operation(
            summary =
                    "Split a self-pay over own money, wallet, grants and cash as the ledger would now",
            description =
                    "Nothing is decided, written or reserved, so no Idempotency-Key is needed; the bill itself may"
                            + " find other balances. A person whom the ledger does not know yet has nothing: all of it is cash.")
    @APIResponse(
            responseCode = "200",
            description = "ownFen + walletFen + poolFen + cashFen = accountPayableFen")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD, INVALID_AMOUNT, UNKNOWN_REGION or ACCOUNT_CLOSED",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public SplitPreview preview(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    SplitPreview.Asked.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a self-pay of 270 yuan",
                                                            value = EXAMPLE)))
                    SplitPreview.@Nullable Asked asked) {
        if (asked == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send one JSON object.", "缺少请求体，请发送一个 JSON 对象。"));
        }
        if (asked.accountPayableFen() < 0 || asked.accountPayableFen() > Money.MAX_FEN) {
            throw new RefusedRequest(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "accountPayableFen is 0 to " + Money.MAX_FEN + " fen; correct it.",
                            "accountPayableFen 应为 0 至 " + Money.MAX_FEN + " 分，请更正。"));
        }
        if (new HashSet<>(asked.debitOrder()).size() != asked.debitOrder().size()) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "debitOrder names a source twice; name each at most once.",
                            "debitOrder 重复列出同一来源，每项最多一次。"));
        }
        return RefusedRequest.valueOf(previews.of(asked));
    }
}
