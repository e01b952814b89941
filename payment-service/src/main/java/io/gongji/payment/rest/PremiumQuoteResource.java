package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.payment.app.PremiumQuotes;
import io.gongji.payment.app.PremiumQuotes.Basis;
import io.gongji.payment.app.PremiumQuotes.Person;
import io.gongji.payment.app.PremiumQuotes.Quote;
import io.gongji.payment.app.PremiumQuotes.Quoted;
import io.gongji.payment.rest.PremiumBodies.FamilyQuoteRequest;
import io.gongji.payment.rest.PremiumBodies.FamilyQuoteResponse;
import io.gongji.payment.rest.PremiumBodies.QuoteRequest;
import io.gongji.payment.rest.PremiumBodies.QuoteResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Quotes of resident premiums. Nothing is written.
@Path("/v1")
@Tag(name = "Quotes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PremiumQuoteResource {
    private static final int PERSONS_MAX = 50;
    private static final int CATEGORIES_MAX = 20;
    private static final int AGE_MAX = 150;
    private static final int GRADE_MAX = 4;
    private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private final PremiumQuotes quotes;
    private final RequestHead head;

    PremiumQuoteResource(PremiumQuotes quotes, RequestHead head) {
        this.quotes = quotes;
        this.head = head;
    }

    @POST
    @Path("premium-quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Quote a resident premium by year and category, or for a member",
            description =
                    "The largest single assistance counts; the fiscal subsidy is no part of the standard. Needs no"
                            + " Idempotency-Key: nothing is written.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = QuoteRequest.class)))
    public QuoteResponse quote(InputStream in) {
        JsonBody body =
                JsonBody.read(
                        head.json(in),
                        "region",
                        "year",
                        "policyVersion",
                        "memberId",
                        "categories",
                        "age");
        return QuoteResponse.of(quoted(basis(body), List.of(person(body))).getFirst());
    }

    @POST
    @Path("family-premium-quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Quote the resident premiums of a family, with their sums",
            description = "Needs no Idempotency-Key: nothing is written.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FamilyQuoteRequest.class)))
    public FamilyQuoteResponse family(InputStream in) {
        JsonBody body = JsonBody.read(head.json(in), "region", "year", "policyVersion", "persons");
        List<Person> persons =
                body.objects("persons", PERSONS_MAX, "memberId", "categories", "age").stream()
                        .map(PremiumQuoteResource::person)
                        .toList();
        if (persons.isEmpty()) {
            throw JsonBody.invalid(
                    "persons", new Sentence("send at least one person.", "请至少填写一人。"));
        }
        return FamilyQuoteResponse.of(quoted(basis(body), persons));
    }

    private List<Quote> quoted(Basis basis, List<Person> persons) {
        return switch (quotes.quote(basis, persons)) {
            case Quoted.Offered offered -> offered.quotes();
            case Quoted.Refused no -> throw new ProblemException(no.reason(), no.detail());
        };
    }

    private static Basis basis(JsonBody body) {
        if (!body.has("policyVersion")) {
            return new Basis.Year(
                    body.regionIfAny("region").orElse(null),
                    body.integer("year", PremiumResource.YEAR_MIN, PremiumResource.YEAR_MAX));
        }
        if (body.has("region") || body.has("year")) {
            throw JsonBody.invalid(
                    "policyVersion",
                    new Sentence(
                            "send it instead of region and year, not beside them.",
                            "请用其代替 region 与 year，不要同时填写。"));
        }
        return new Basis.Standard(body.id("policyVersion", PolicyVersion::new));
    }

    private static Person person(JsonBody body) {
        if (body.has("memberId")) {
            if (body.has("categories") || body.has("age")) {
                throw JsonBody.invalid(
                        "memberId",
                        new Sentence(
                                "a member's categories and age are known; leave them out.",
                                "参保人的类别与年龄已登记，请勿填写。"));
            }
            return new Person.Member(body.id("memberId", MemberId::parse));
        }
        List<Held> held =
                body.has("categories")
                        ? body.objects("categories", CATEGORIES_MAX, "category", "grade").stream()
                                .map(one -> new Held(category(one), grade(one)))
                                .toList()
                        : List.of();
        return new Person.Described(
                held, body.has("age") ? Integer.valueOf(body.integer("age", 0, AGE_MAX)) : null);
    }

    static String category(JsonBody body) {
        return body.text(
                "category",
                CATEGORY,
                new Sentence("send a category such as MINIMUM_LIVING.", "请填写类别，如 MINIMUM_LIVING。"));
    }

    static @Nullable Integer grade(JsonBody body) {
        return body.has("grade") ? Integer.valueOf(body.integer("grade", 1, GRADE_MAX)) : null;
    }
}
