package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.eventstore.BusinessClock;
import io.gongji.payment.app.CategoryHandler;
import io.gongji.payment.app.PaymentPasswords;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.domain.categories.CategoriesDecider;
import io.gongji.payment.domain.categories.HeldCategory;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.rest.PremiumBodies.ReceiptResponse;
import io.gongji.payment.view.PremiumQueries;
import io.gongji.payment.view.PremiumQueries.CoverView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What belongs to one member beside the registry: categories, payment password, premiums, cover.
@Path("/v1")
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ResidentResource {
    private final CategoryHandler categories;
    private final PaymentPasswords passwords;
    private final PremiumQueries queries;
    private final PasswordPrints prints;
    private final BusinessClock clock;
    private final RequestHead head;

    ResidentResource(
            CategoryHandler categories,
            PaymentPasswords passwords,
            PremiumQueries queries,
            PasswordPrints prints,
            BusinessClock clock,
            RequestHead head) {
        this.categories = categories;
        this.passwords = passwords;
        this.queries = queries;
        this.prints = prints;
        this.clock = clock;
        this.head = head;
    }

    /// A category for a time; without an end when `to` is absent.
    record CategoryRow(
            String category,
            @Schema(description = "Of a disability, 1 to 4") @Nullable Integer grade,
            LocalDate from,
            @Nullable LocalDate to) {
        static CategoryRow of(HeldCategory held) {
            return new CategoryRow(held.category(), held.grade(), held.from(), held.to());
        }
    }

    record CategoriesBody(List<CategoryRow> categories) {}

    record CategoriesResponse(MemberId memberId, List<CategoryRow> categories) {}

    record PasswordRequest(
            @Schema(description = "6 digits, or 8 to 64 characters") String password,
            @Schema(description = "When one is set already") @Nullable String currentPassword) {}

    record PasswordResponse(MemberId memberId, boolean isSet) {}

    record PremiumsResponse(MemberId memberId, List<ReceiptResponse> premiums) {}

    /// Whether a person is covered on a day.
    ///
    /// @param coveredFrom of the premium, or of the employee insurance
    record CoverageResponse(
            MemberId memberId,
            LocalDate on,
            Scheme scheme,
            boolean covered,
            @Nullable LocalDate coveredFrom,
            @Nullable LocalDate coveredTo,
            @Nullable ReceiptResponse premium) {}

    @PUT
    @Path("members/{memberId}/resident-categories")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say which categories a resident holds, all of them at once",
            description =
                    "Everybody is ORDINARY; categories are those of the packs of the person's region.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CategoriesBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Said",
            content = @Content(schema = @Schema(implementation = CategoriesResponse.class)))
    public Response declare(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        List<HeldCategory> held =
                JsonBody.read(json, "categories")
                        .objects(
                                "categories",
                                CategoriesDecider.ROWS_MAX,
                                "category",
                                "grade",
                                "from",
                                "to")
                        .stream()
                        .map(row ->
                                new HeldCategory(
                                        PremiumQuoteResource.category(row),
                                        PremiumQuoteResource.grade(row),
                                        row.date("from"),
                                        row.dateIfAny("to").orElse(null)))
                        .toList();
        return Replies.of(
                head,
                categories.declare(write, Parameters.member(memberId), held),
                id -> "/v1/members/" + id + "/resident-categories",
                (id, _) -> categories(id));
    }

    @GET
    @Path("members/{memberId}/resident-categories")
    @Operation(summary = "The categories that a resident holds")
    public CategoriesResponse categories(@PathParam("memberId") String memberId) {
        return categories(Parameters.member(memberId));
    }

    private CategoriesResponse categories(MemberId memberId) {
        return new CategoriesResponse(
                memberId,
                categories.held(memberId).categories().stream().map(CategoryRow::of).toList());
    }

    @PUT
    @Path("members/{memberId}/payment-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a member's payment password, or change it",
            description =
                    "To change it, the one in force is sent too; a wrong one counts as a try. Five wrong tries in a row"
                            + " lock it for a day.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PasswordRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Set",
            content = @Content(schema = @Schema(implementation = PasswordResponse.class)))
    public Response setPassword(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        head.requireKey();
        JsonBody body = JsonBody.read(json, "password", "currentPassword");
        MemberId member = Parameters.member(memberId);
        String password = PremiumResource.password(body, "password");
        String current =
                body.has("currentPassword")
                        ? PremiumResource.password(body, "currentPassword")
                        : null;
        WriteHead write = head.write(prints.of(member, password, current));
        return Replies.of(
                head,
                passwords.set(write, member, password, current),
                id -> "/v1/members/" + id,
                (id, _) -> new PasswordResponse(id, true));
    }

    @GET
    @Path("members/{memberId}/premiums")
    @Operation(summary = "A member's payments of premiums, oldest first, with what they cover")
    public PremiumsResponse premiums(@PathParam("memberId") String memberId) {
        MemberId member = Parameters.member(memberId);
        return queries.history(member)
                .map(all ->
                        new PremiumsResponse(
                                member, all.stream().map(ReceiptResponse::of).toList()))
                .orElseThrow(ResidentResource::unknown);
    }

    @GET
    @Path("members/{memberId}/coverage")
    @Operation(summary = "Whether a member is covered on a day")
    public CoverageResponse coverage(
            @PathParam("memberId") String memberId,
            @Schema(description = "Today when absent") @QueryParam("on") @Nullable String on) {
        MemberId member = Parameters.member(memberId);
        LocalDate day = on == null ? clock.today() : Parameters.date("on", on);
        CoverView view = queries.cover(member, day).orElseThrow(ResidentResource::unknown);
        Cover cover = view.receipt() == null ? null : view.receipt().payment().cover();
        boolean byInsurance = view.covered() && cover == null;
        return new CoverageResponse(
                member,
                day,
                view.person().scheme(),
                view.covered(),
                cover != null ? cover.from() : byInsurance ? view.person().insuredFrom() : null,
                cover != null ? cover.to() : byInsurance ? view.person().insuredTo() : null,
                view.receipt() == null ? null : ReceiptResponse.of(view.receipt()));
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
    }
}
