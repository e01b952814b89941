package io.gongji.payment.store;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.file.Collector;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.file.FileKind.Collecting;
import io.gongji.payment.domain.payroll.PayrollId;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;

/// File kinds as their rows keep them: a name and JSON.
final class FileKinds {
    private static final String MEMBERS = "MEMBERS";
    private static final String PAYROLL = "PAYROLL";
    private static final String PREMIUMS = "PREMIUMS";

    private FileKinds() {}

    private record PayrollJson(EmployerId employer, YearMonth month, RegionCode region) {}

    private record PremiumsJson(String collector, Collecting by, RegionCode region, int year) {}

    static String name(FileKind kind) {
        return switch (kind) {
            case FileKind.Members _ -> MEMBERS;
            case FileKind.Payroll _ -> PAYROLL;
            case FileKind.Premiums _ -> PREMIUMS;
        };
    }

    static String about(FileKind kind) {
        return switch (kind) {
            case FileKind.Members _ -> "{}";
            case FileKind.Payroll(PayrollId payroll) ->
                    json(new PayrollJson(payroll.employer(), payroll.month(), payroll.region()));
            case FileKind.Premiums premiums ->
                    json(
                            new PremiumsJson(
                                    premiums.collector().value(),
                                    premiums.by(),
                                    premiums.region(),
                                    premiums.year()));
        };
    }

    static FileKind read(String name, String about) {
        byte[] json = about.getBytes(StandardCharsets.UTF_8);
        return switch (name) {
            case MEMBERS -> new FileKind.Members();
            case PAYROLL -> {
                PayrollJson payroll = Json.read(json, PayrollJson.class);
                yield new FileKind.Payroll(
                        new PayrollId(payroll.employer(), payroll.month(), payroll.region()));
            }
            case PREMIUMS -> {
                PremiumsJson premiums = Json.read(json, PremiumsJson.class);
                yield new FileKind.Premiums(
                        new Collector(premiums.collector()),
                        premiums.by(),
                        premiums.region(),
                        premiums.year());
            }
            default -> throw new IllegalStateException("a file of unknown kind " + name);
        };
    }

    private static String json(Object about) {
        return new String(Json.write(about), StandardCharsets.UTF_8);
    }
}
