package io.gongji.systemtests.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gongji.systemtests.client.Yuan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The demo's input, read from the files beside their README.
final class DemoFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());

    private DemoFiles() {}

    /// One of the family of `family.json`.
    ///
    /// @param key how the other entries name the person
    /// @param birthDate or `ageYears`, the age that is reached today
    /// @param balance what payrolls put on the account before the demo starts, in yuan
    /// @param uninsured enrolled, and insured no longer
    record Relative(
            String key,
            String name,
            String scheme,
            String category,
            @Nullable LocalDate birthDate,
            @Nullable Integer ageYears,
            String balance,
            boolean uninsured) {
        long balanceFen() {
            return Yuan.toFen(balance);
        }

        LocalDate bornBy(LocalDate today) {
            if (birthDate != null) {
                return birthDate;
            }
            if (ageYears == null) {
                throw new IllegalStateException(key + " has neither birthDate nor ageYears");
            }
            return today.minusYears(ageYears);
        }
    }

    /// A bill of `bills.json` and what the domain's example says about it.
    record BillFile(
            String key,
            String example,
            String patient,
            String providerRegion,
            String serviceDate,
            String total,
            String inScope,
            Split expected) {}

    /// How a bill is paid, in yuan.
    record Split(String fund, String own, String pool, String cash) {
        @Override
        public String toString() {
            return "fund %s own %s pool %s cash %s".formatted(fund, own, pool, cash);
        }
    }

    /// A wage of the payroll file.
    record WageLine(String idNumber, long wageFen) {}

    static List<Relative> family() {
        return read("family.json", new TypeReference<List<Relative>>() {});
    }

    static List<BillFile> bills() {
        return read("bills.json", new TypeReference<List<BillFile>>() {});
    }

    /// A file's bytes, as an employer would upload them.
    static byte[] bytes(String name) {
        try (InputStream file = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the demo's file " + name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<WageLine> wages() {
        return new String(bytes(InputFiles.PAYROLL), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2))
                .map(cells -> new WageLine(cells[0], Yuan.toFen(cells[1])))
                .toList();
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try {
            return JSON.readValue(bytes(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
