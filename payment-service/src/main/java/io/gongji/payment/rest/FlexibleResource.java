package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.app.FlexibleHandler;
import io.gongji.payment.app.FlexibleHandler.FlexibleResult;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Writes;
import io.gongji.payment.rest.Replies.Progress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Contributions of flexible workers (灵活就业).
@Path("/v1/flexible-contributions")
@Tag(name = "Flexible contributions", description = "Monthly payments of flexible workers.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlexibleResource {
    private final FlexibleHandler flexible;
    private final Writes writes;
    private final RequestHead head;

    FlexibleResource(FlexibleHandler flexible, Writes writes, RequestHead head) {
        this.flexible = flexible;
        this.writes = writes;
        this.head = head;
    }

    /// A month's payment; the policy says how much it is.
    record FlexibleRequest(
            MemberId memberId, YearMonth month, Channel channel, String channelReference) {}

    /// A month that was paid, in fen.
    record FlexibleResponse(
            MemberId memberId,
            YearMonth month,
            RegionCode region,
            long baseFen,
            long amountFen,
            Channel channel,
            String channelReference,
            String status,
            @Nullable String book,
            @Nullable Long seq) {
        static FlexibleResponse of(FlexibleResult paid, Progress progress) {
            return new FlexibleResponse(
                    paid.memberId(),
                    paid.month(),
                    paid.region(),
                    paid.baseFen(),
                    paid.amountFen(),
                    paid.channel(),
                    paid.channelReference(),
                    progress.status(),
                    progress.book(),
                    progress.seq());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pay a month as a flexible worker",
            description =
                    "On days outside the region's payment window it is refused with SETTLEMENT_PERIOD; "
                            + "the day of receipt in China counts.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FlexibleRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = FlexibleResponse.class)))
    public Response pay(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "month", "channel", "channelReference");
        return Replies.of(
                head,
                flexible.pay(
                        write,
                        body.id("memberId", MemberId::parse),
                        Parameters.pastMonth("month", body.text("month"), writes.today()),
                        body.id("channel", Channel::new),
                        body.text(
                                "channelReference",
                                PayrollResource.REFERENCE,
                                PayrollResource.REFERENCE_FORM)),
                paid -> "/v1/members/" + paid.memberId(),
                FlexibleResponse::of);
    }
}
