package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.payment.app.Enrolment;
import io.gongji.payment.app.MemberHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.view.MemberQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Members (参保人).
@Path("/v1")
@Tag(
        name = "Members",
        description = "Who is insured where and how. Names and ID numbers come back masked only.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MemberResource {
    private final MemberHandler members;
    private final FileReplies files;
    private final MemberQueries queries;
    private final RequestHead head;

    MemberResource(
            MemberHandler members, FileReplies files, MemberQueries queries, RequestHead head) {
        this.members = members;
        this.files = files;
        this.queries = queries;
        this.head = head;
    }

    /// A person to be enrolled.
    record EnrolRequest(
            String name,
            @Schema(description = "18 characters, GB 11643") String idNumber,
            RegionCode region,
            Scheme scheme,
            @Schema(description = "In the employee scheme only") @Nullable Category category,
            LocalDate insuredFrom) {
        static Enrolment read(byte[] json) {
            JsonBody body =
                    JsonBody.read(
                            json,
                            "name",
                            "idNumber",
                            "region",
                            "scheme",
                            "category",
                            "insuredFrom");
            return new Enrolment(
                    body.text("name"),
                    body.text("idNumber"),
                    body.region("region"),
                    body.constant("scheme", Scheme.values()),
                    body.constantIfAny("category", Category.values()).orElse(null),
                    body.date("insuredFrom"));
        }
    }

    /// Why and when an account is closed.
    record ClosureRequest(ClosureReason reason, LocalDate closedOn) {
        static ClosureRequest read(byte[] json) {
            JsonBody body = JsonBody.read(json, "reason", "closedOn");
            return new ClosureRequest(
                    body.constant("reason", ClosureReason.values()), body.date("closedOn"));
        }
    }

    /// The day of a death.
    record DeathRequest(LocalDate diedOn) {
        static DeathRequest read(byte[] json) {
            return new DeathRequest(JsonBody.read(json, "diedOn").date("diedOn"));
        }
    }

    /// The last day of insurance.
    record InsuranceEndRequest(LocalDate lastDay) {
        static InsuranceEndRequest read(byte[] json) {
            return new InsuranceEndRequest(JsonBody.read(json, "lastDay").date("lastDay"));
        }
    }

    /// A member; `status` is PENDING, OPEN, DECEASED or CLOSED.
    record MemberResponse(
            MemberId memberId,
            RegionCode region,
            Scheme scheme,
            @Nullable Category category,
            LocalDate insuredFrom,
            @Nullable LocalDate insuredTo,
            String status,
            @Schema(description = "Masked") @Nullable String name,
            @Schema(description = "Masked") @Nullable String idNumber,
            @Nullable String book,
            @Nullable Long seq) {}

    @POST
    @Path("members")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Enrol a person (参保登记)",
            description =
                    "Answers 201 when the ledger has opened the account, 202 while it has not answered.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EnrolRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Enrolled",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Response enrol(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(members.enrol(write, EnrolRequest.read(json)));
    }

    @GET
    @Path("members/{memberId}")
    @Operation(summary = "A member")
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Response member(@PathParam("memberId") String memberId) {
        return Response.ok(render(Parameters.member(memberId), null)).build();
    }

    @POST
    @Path("members/{memberId}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close a member's account for good")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClosureRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Response close(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        ClosureRequest request = ClosureRequest.read(json);
        return reply(
                members.close(
                        write, Parameters.member(memberId), request.reason(), request.closedOn()));
    }

    @POST
    @Path("members/{memberId}/death")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register a member's death (死亡登记)",
            description =
                    "The insurance ends; nobody spends from the account any more. It takes what still comes, until a"
                            + " withdrawal with reason DEATH pays it out to the heirs and closes it.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = DeathRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Response registerDeath(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(
                members.registerDeath(
                        write, Parameters.member(memberId), DeathRequest.read(json).diedOn()));
    }

    @POST
    @Path("members/{memberId}/insurance-end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a member's insurance after a last day (停保)")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = InsuranceEndRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Ended",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Response endInsurance(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(
                members.endInsurance(
                        write,
                        Parameters.member(memberId),
                        InsuranceEndRequest.read(json).lastDay()));
    }

    @POST
    @Path("member-files")
    @Consumes("text/csv")
    @Operation(
            summary = "Enrol many persons by file",
            description =
                    "CSV in UTF-8, header idNumber,name,region,scheme,category,insuredFrom, one person a line. "
                            + "Each line counts for itself; the same file again changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = FileResponse.class)))
    public Response enrolFile(InputStream in) {
        return files.take(new FileKind.Members(), in);
    }

    private Response reply(Written<MemberId> written) {
        return Replies.of(head, written, memberId -> "/v1/members/" + memberId, this::render);
    }

    private Object render(MemberId memberId, Replies.@Nullable Progress progress) {
        MemberQueries.MemberView view =
                queries.member(memberId)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID));
        return switch (view.state()) {
            case MemberState.Unknown _ ->
                    throw new ProblemException(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Open open -> render(view, open, "OPEN", progress);
            case MemberState.Closed closed ->
                    render(view, closed.was(), closed.forHeirs() ? "DECEASED" : "CLOSED", progress);
        };
    }

    private static MemberResponse render(
            MemberQueries.MemberView view,
            MemberState.Open person,
            String status,
            Replies.@Nullable Progress progress) {
        boolean pending = progress != null && progress.status().equals("PENDING");
        return new MemberResponse(
                view.memberId(),
                person.region(),
                person.scheme(),
                person.category(),
                person.insuredFrom(),
                person.insuredTo(),
                pending ? "PENDING" : status,
                view.name(),
                view.idNumber(),
                progress == null ? null : progress.book(),
                progress == null ? null : progress.seq());
    }
}
