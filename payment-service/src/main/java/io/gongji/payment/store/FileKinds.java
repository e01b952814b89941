package io.gongji.payment.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.file.Collector;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.file.FileKind.Collecting;
import io.gongji.payment.domain.payroll.PayrollId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/// File kinds as their rows keep them: a name and JSON.
final class FileKinds {
    private static final String MEMBERS = "MEMBERS";
    private static final String PAYROLL = "PAYROLL";
    private static final String PREMIUMS = "PREMIUMS";
    private static final String OPENING_BALANCES = "OPENING_BALANCES";

    private FileKinds() {}

    private record PayrollJson(EmployerId employer, YearMonth month, RegionCode region) {}

    private record PremiumsJson(String collector, Collecting by, RegionCode region, int year) {}

    private record OpeningJson(
            String book,
            LocalDate effectiveDate,
            long lines,
            long debitFen,
            long creditFen,
            long personalFen) {}

    static String name(FileKind kind) {
        return switch (kind) {
            case FileKind.Members _ -> MEMBERS;
            case FileKind.Payroll _ -> PAYROLL;
            case FileKind.Premiums _ -> PREMIUMS;
            case FileKind.OpeningBalances _ -> OPENING_BALANCES;
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
            case FileKind.OpeningBalances(BookId book, LocalDate day, ControlTotals totals) ->
                    json(
                            new OpeningJson(
                                    book.value(),
                                    day,
                                    totals.lines(),
                                    totals.debitFen(),
                                    totals.creditFen(),
                                    totals.personalFen()));
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
            case OPENING_BALANCES -> {
                OpeningJson opening = Json.read(json, OpeningJson.class);
                yield new FileKind.OpeningBalances(
                        new BookId(opening.book()),
                        opening.effectiveDate(),
                        new ControlTotals(
                                opening.lines(),
                                opening.debitFen(),
                                opening.creditFen(),
                                opening.personalFen()));
            }
            default -> throw new IllegalStateException("a file of unknown kind " + name);
        };
    }

    private static String json(Object about) {
        return new String(Json.write(about), StandardCharsets.UTF_8);
    }
}
