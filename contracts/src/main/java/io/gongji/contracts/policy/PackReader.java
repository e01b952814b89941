package io.gongji.contracts.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one pack: YAML, then the JSON Schema, then the records, whose constructors know what a
/// schema cannot say.
final class PackReader {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final JsonSchema SCHEMA = schema();

    /// In place of a region's code: the source names none.
    private static final String NO_REGION = "000000";

    private PackReader() {}

    static PolicyPack read(String file, byte[] bytes) {
        JsonNode pack = tree(file, bytes);
        requireWholeNumbers(file, "", pack);
        requireValid(file, pack);
        String name =
                pack.get("region").textValue() + "-" + pack.get("version").textValue() + ".yaml";
        if (!name.equals(file)) {
            throw new PolicyError(
                    file, "/", "region and version belong to a file named " + name + "; rename it");
        }
        return new PolicyPack(
                at(file, "/region", () -> region(pack)),
                new PolicyVersion(
                        pack.get("region").textValue() + "@" + pack.get("version").textValue()),
                pack.get("title").textValue(),
                pack.get("source").textValue(),
                rows(file, pack, "contributions", PackReader::contributions),
                rows(file, pack, "flexible", PackReader::flexible),
                rows(file, pack, "outpatient", PackReader::outpatient),
                rows(file, pack, "pooling", PackReader::pooling),
                rows(file, pack, "paymentWindow", PackReader::paymentWindow),
                premiums(file, pack),
                rows(file, pack, "wallet", PackReader::wallet),
                rows(file, pack, "catchUp", PackReader::catchUp),
                file,
                Sha256.digestOf(bytes));
    }

    private static @Nullable RegionCode region(JsonNode pack) {
        String region = pack.get("region").textValue();
        return region.equals(NO_REGION) ? null : new RegionCode(region);
    }

    private static ContributionRules contributions(JsonNode row) {
        return new ContributionRules(
                row.get("baseFloorFen").longValue(),
                row.get("baseCeilingFen").longValue(),
                row.get("employerRatePermille").intValue(),
                row.get("employeeRatePermille").intValue());
    }

    private static FlexibleRules flexible(JsonNode row) {
        return new FlexibleRules(
                row.get("baseFen").longValue(), row.get("ratePermille").intValue());
    }

    private static OutpatientRules outpatient(JsonNode row) {
        List<OutpatientRules.CategoryRules> categories = new ArrayList<>();
        for (JsonNode line : row.get("categories")) {
            categories.add(
                    new OutpatientRules.CategoryRules(
                            OutpatientRules.Category.valueOf(line.get("category").textValue()),
                            line.get("ratePermille").intValue(),
                            line.get("yearCapFen").longValue()));
        }
        return new OutpatientRules(
                Set.copyOf(names(row.get("schemes"), Scheme::valueOf)),
                categories,
                names(row.get("debitOrder"), DebitSource::valueOf));
    }

    private static PoolingRules pooling(JsonNode row) {
        return new PoolingRules(
                row.get("memberLimit").intValue(),
                row.get("familyCodeLimit").intValue(),
                PoolingRules.Scope.valueOf(row.get("scope").textValue()),
                Set.copyOf(names(row.get("relations"), PoolingRules.Relation::valueOf)),
                row.get("faceFromAge").intValue());
    }

    private static PaymentWindow paymentWindow(JsonNode row) {
        return new PaymentWindow(row.get("firstDay").intValue(), row.get("lastDay").intValue());
    }

    private static List<PremiumRules> premiums(String file, JsonNode pack) {
        List<PremiumRules> premiums = new ArrayList<>();
        for (JsonNode row : pack.path("premium")) {
            premiums.add(at(file, "/premium/" + premiums.size(), () -> premium(row)));
        }
        return premiums;
    }

    private static PremiumRules premium(JsonNode row) {
        List<PremiumRules.Assistance> assistance = new ArrayList<>();
        for (JsonNode line : row.get("assistance")) {
            assistance.add(
                    new PremiumRules.Assistance(
                            line.get("category").textValue(),
                            line.get("amountFen").longValue(),
                            integer(line, "gradeMax"),
                            integer(line, "ageFrom"),
                            integer(line, "ageBelow")));
        }
        JsonNode subsidy = row.get("subsidyFen");
        return new PremiumRules(
                row.has("year") ? window(row) : null,
                row.get("standardFen").longValue(),
                subsidy == null ? null : subsidy.longValue(),
                assistance,
                row.get("source").textValue());
    }

    private static PremiumRules.Window window(JsonNode row) {
        return new PremiumRules.Window(
                row.get("year").intValue(),
                LocalDate.parse(row.get("payFrom").textValue()),
                LocalDate.parse(row.get("payTo").textValue()),
                PremiumRules.LateRule.valueOf(row.get("lateRule").textValue()));
    }

    private static @Nullable Integer integer(JsonNode line, String field) {
        JsonNode value = line.get(field);
        return value == null ? null : value.intValue();
    }

    private static WalletRules wallet(JsonNode row) {
        return new WalletRules(
                row.get("transferMaxFen").longValue(),
                row.get("transfersPerDay").intValue(),
                LocalTime.parse(row.get("nightFrom").textValue()),
                LocalTime.parse(row.get("nightTo").textValue()),
                LocalTime.parse(row.get("returnAt").textValue()));
    }

    private static CatchUpRules catchUp(JsonNode row) {
        return new CatchUpRules(
                row.get("requiredMonths").intValue(),
                row.get("baseFen").longValue(),
                row.get("ratePermille").intValue());
    }

    private static <T> List<Dated<T>> rows(
            String file, JsonNode pack, String section, Function<JsonNode, T> rules) {
        List<Dated<T>> rows = new ArrayList<>();
        for (JsonNode row : pack.path(section)) {
            String path = "/" + section + "/" + rows.size();
            rows.add(at(file, path, () -> dated(row, rules)));
        }
        return rows;
    }

    private static <T> Dated<T> dated(JsonNode row, Function<JsonNode, T> rules) {
        JsonNode to = row.get("to");
        return new Dated<>(
                LocalDate.parse(row.get("from").textValue()),
                to == null ? null : LocalDate.parse(to.textValue()),
                rules.apply(row),
                row.get("source").textValue());
    }

    private static <T> List<T> names(JsonNode array, Function<String, T> valueOf) {
        List<T> named = new ArrayList<>();
        array.forEach(name -> named.add(valueOf.apply(name.textValue())));
        return named;
    }

    private static <T> T at(String file, String path, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new PolicyError(file, path, e.getMessage() + "; correct the pack", e);
        }
    }

    private static JsonNode tree(String file, byte[] bytes) {
        try {
            return YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String line = where == null ? "/" : "line " + where.getLineNr();
            throw new PolicyError(file, line, e.getOriginalMessage() + "; correct the YAML", e);
        } catch (IOException e) {
            throw new PolicyError(file, "/", "is not YAML in UTF-8; correct the file", e);
        }
    }

    /// JSON Schema takes 3756.00 for an integer; here it is somebody's yuan.
    private static void requireWholeNumbers(String file, String path, JsonNode node) {
        if (node.isFloatingPointNumber()) {
            throw new PolicyError(
                    file, path, "has a decimal point; correct it to whole fen or thousandths");
        }
        node.properties()
                .forEach(field ->
                        requireWholeNumbers(file, path + "/" + field.getKey(), field.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireWholeNumbers(file, path + "/" + i, node.get(i));
        }
    }

    private static void requireValid(String file, JsonNode pack) {
        Set<ValidationMessage> found = SCHEMA.validate(pack);
        found.stream()
                .findFirst()
                .ifPresent(first -> {
                    String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
                    String path = first.getInstanceLocation().toString();
                    throw new PolicyError(
                            file,
                            path.isEmpty() ? "/" : path,
                            first.getError()
                                    + more
                                    + "; correct the pack so that it fits policy-pack.schema.json");
                });
    }

    private static JsonSchema schema() {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
        try (InputStream in =
                Objects.requireNonNull(
                        PackReader.class.getResourceAsStream("policy-pack.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
