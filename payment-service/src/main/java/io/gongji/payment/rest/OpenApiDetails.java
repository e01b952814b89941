package io.gongji.payment.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to the OpenAPI document what holds for every address: the headers of a write, its 202, and
/// problems.
public final class OpenApiDetails implements OASFilter {
    private static final Set<String> WRITE_NOTHING =
            Set.of(
                    "/v1/member-lookups",
                    "/v1/employer-quotes",
                    "/v1/premium-quotes",
                    "/v1/family-premium-quotes",
                    "/v1/channels/{channel}/callbacks",
                    "/v1/catch-up-quotes",
                    "/v1/settlements/trial");
    private static final Set<String> TAKE_NO_BODY =
            Set.of(
                    "/v1/settlements/{settlementId}/void",
                    "/v1/providers/{providerId}/settlements/{providerNumber}/reversal",
                    "/v1/month-ends/{month}/allotments",
                    "/v1/withdrawals/{withdrawalId}/approval",
                    "/v1/withdrawals/{withdrawalId}/rejection",
                    "/v1/provider-statements/{statementId}/rejection",
                    "/v1/claims/{claimId}/rejection",
                    "/v1/premium-orders/{orderId}/cancel",
                    "/v1/employers/{employer}/payrolls/{month}/allotments");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSchema(
                        "Problem",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description(
                                        "RFC 9457. The code is stable; title and detail are sentences in the "
                                                + "language that Accept-Language weighs most (en, zh).")
                                .addProperty(
                                        "type", text("A relative URI, such as /problems/not-found"))
                                .addProperty("title", text("What to do"))
                                .addProperty(
                                        "status",
                                        OASFactory.createSchema().addType(SchemaType.INTEGER))
                                .addProperty("code", text("Such as NOT_FOUND"))
                                .addProperty(
                                        "detail",
                                        text(
                                                "What is wrong with which field or line, and what to do"))
                                .addProperty("instance", text("The path of the request")));
        for (Map.Entry<String, PathItem> path : api.getPaths().getPathItems().entrySet()) {
            path.getValue().getOperations().values().forEach(OpenApiDetails::addProblems);
            Operation post = path.getValue().getPOST();
            Operation put = path.getValue().getPUT();
            if (put != null) {
                addWrite(put);
            }
            if (post != null && !WRITE_NOTHING.contains(path.getKey())) {
                addWrite(post);
            }
            if (post != null && TAKE_NO_BODY.contains(path.getKey())) {
                post.setRequestBody(null);
            }
        }
    }

    private static void addWrite(Operation post) {
        post.addParameter(
                header("Idempotency-Key", true)
                        .description(
                                "1 to 100 printable ASCII characters. The same key and body again render the same "
                                        + "resource as it is now; another body is IDEMPOTENCY_KEY_REUSED."));
        post.addParameter(
                header("Gongji-Caller", false)
                        .description(
                                "Who asks; keys are scoped to it. 1 to 64 of [A-Za-z0-9._-], default anonymous."));
        post.addParameter(
                header("Prefer", false)
                        .description(
                                "wait=N: how many seconds to wait for the ledger, 0 to 30, default 5."));
        APIResponse accepted =
                OASFactory.createAPIResponse()
                        .description(
                                "Stored for good, and not answered by the ledger yet; ask the Location again.");
        post.getResponses().addAPIResponse("202", accepted);
    }

    private static void addProblems(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem")
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref(
                                                                                        "#/components/schemas/Problem")))));
    }

    private static Parameter header(String name, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
