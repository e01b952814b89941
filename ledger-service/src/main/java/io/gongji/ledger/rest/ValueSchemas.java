package io.gongji.ledger.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Says of ids and codes what they are on the wire: texts, not objects with a value in them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ValueSchemas implements OASFilter {
    private static final String EXAMPLE_ID = "0197a3b2-0000-7000-8000-000000000001";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas =
                Map.of(
                        "BookId",
                                text("a province by its two-digit code", "13").pattern("[0-9]{2}"),
                        "RegionCode", text("GB/T 2260", "130100").pattern("[0-9]{6}"),
                        "MemberId", text("UUID", EXAMPLE_ID).format("uuid"),
                        "GrantId", text("UUID", EXAMPLE_ID).format("uuid"),
                        "SettlementId", text("UUID", EXAMPLE_ID).format("uuid"),
                        "TransferId", text("UUID", EXAMPLE_ID).format("uuid"),
                        "ProviderId", text("a provider's own code", "PROV0001"));
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            schemas.forEach((name, schema) -> {
                if (api.getComponents().getSchemas().containsKey(name)) {
                    api.getComponents().addSchema(name, schema);
                }
            });
        }
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.STRING))
                .description(description)
                .examples(List.of(example));
    }
}
