package io.gongji.contracts.policy;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every policy pack there is. A section is looked up by region and date (Asia/Shanghai): at most
/// one pack is in effect, which [#load] proves; none is an empty answer, for the caller a
/// NOT_CONFIGURED. A region never falls back to its province: one city's figures are not another's
/// (domain B11).
public final class PolicyBook {
    private final Map<PolicyVersion, PolicyPack> packs;

    private PolicyBook(Map<PolicyVersion, PolicyPack> packs) {
        this.packs = packs;
        new Overlaps(packs.values()).requireNone();
    }

    /// The packs that ship with this module, and those of a folder: `<region>-<version>.yaml`. A
    /// file of the folder whose region and version ship too takes the place of the shipped one;
    /// another is added.
    ///
    /// @param overrideDir a mounted folder, or null for none
    /// @throws PolicyError when a pack cannot be used or two rule the same region, section and day
    public static PolicyBook load(@Nullable Path overrideDir) {
        Map<PolicyVersion, PolicyPack> packs = new TreeMap<>();
        for (String file : shippedFiles()) {
            add(packs, PackReader.read(file, shipped(file)));
        }
        if (overrideDir != null) {
            for (Path file : filesIn(overrideDir)) {
                add(packs, PackReader.read(file.getFileName().toString(), bytes(file)));
            }
        }
        return new PolicyBook(packs);
    }

    /// Every pack, in the order of versions.
    public List<PolicyPack> packs() {
        return List.copyOf(packs.values());
    }

    /// The pack with a version; empty when there is none (UNKNOWN_POLICY_VERSION).
    public Optional<PolicyPack> pack(PolicyVersion version) {
        return Optional.ofNullable(packs.get(version));
    }

    /// Bases and rates of a payroll month.
    public Optional<Ruled<ContributionRules>> contributions(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::contributions, _ -> true);
    }

    /// What a flexible worker pays a month.
    public Optional<Ruled<FlexibleRules>> flexible(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::flexible, _ -> true);
    }

    /// What the fund pays of an outpatient bill.
    public Optional<Ruled<OutpatientRules>> outpatient(
            RegionCode region, Scheme scheme, LocalDate date) {
        return find(
                region, date, PolicyPack::outpatient, rules -> rules.schemes().contains(scheme));
    }

    /// With whom a giver may pool.
    public Optional<Ruled<PoolingRules>> pooling(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::pooling, _ -> true);
    }

    /// On which days of the month payments are taken.
    public Optional<Ruled<PaymentWindow>> paymentWindow(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::paymentWindow, _ -> true);
    }

    /// The limits of wallet transfers; empty: the city is not open (CITY_NOT_OPEN).
    public Optional<Ruled<WalletRules>> wallet(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::wallet, _ -> true);
    }

    /// The regions whose cities are open for wallets on a day, in the order of their codes.
    public List<RegionCode> openCities(LocalDate date) {
        return packs.values().stream()
                .filter(pack -> pack.wallet().stream().anyMatch(row -> row.covers(date)))
                .map(PolicyPack::region)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /// What a person pays at retirement for months that lack.
    public Optional<Ruled<CatchUpRules>> catchUp(RegionCode region, LocalDate date) {
        return find(region, date, PolicyPack::catchUp, _ -> true);
    }

    /// The resident premium of a year of cover.
    public Optional<Ruled<PremiumRules>> premium(RegionCode region, int year) {
        for (PolicyPack pack : packs.values()) {
            if (region.equals(pack.region())) {
                for (PremiumRules rules : pack.premium()) {
                    if (rules.window() != null && rules.window().year() == year) {
                        return Optional.of(new Ruled<>(rules, pack.version(), rules.source()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The premium standard that a pack gives for no year: it can be quoted, never ordered.
    public Optional<Ruled<PremiumRules>> premiumStandard(PolicyVersion version) {
        return pack(version).stream()
                .flatMap(pack -> pack.premium().stream())
                .filter(rules -> rules.window() == null)
                .findFirst()
                .map(rules -> new Ruled<>(rules, version, rules.source()));
    }

    private <T> Optional<Ruled<T>> find(
            RegionCode region,
            LocalDate date,
            Function<PolicyPack, List<Dated<T>>> section,
            Predicate<T> fits) {
        for (PolicyPack pack : packs.values()) {
            if (region.equals(pack.region())) {
                for (Dated<T> row : section.apply(pack)) {
                    if (row.covers(date) && fits.test(row.rules())) {
                        return Optional.of(new Ruled<>(row.rules(), pack.version(), row.source()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static void add(Map<PolicyVersion, PolicyPack> packs, PolicyPack pack) {
        packs.put(pack.version(), pack);
    }

    /// The names in the file `index`, one a line: a class path cannot be listed.
    static List<String> shippedFiles() {
        return new String(shipped("index"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static byte[] shipped(String file) {
        try (InputStream in =
                Objects.requireNonNull(PolicyBook.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A mounted ConfigMap has hidden entries of its own; anything else that is no pack is refused,
    /// not passed over.
    private static List<Path> filesIn(Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) {
                    continue;
                }
                if (!name.endsWith(".yaml") || !Files.isRegularFile(entry)) {
                    throw new PolicyError(
                            name,
                            "/",
                            "is no pack; the policy folder holds files named <region>-<version>.yaml only");
                }
                files.add(entry);
            }
        } catch (IOException e) {
            throw new PolicyError(
                    folder.toString(), "/", "cannot be listed; name a folder that exists", e);
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PolicyError(file.toString(), "/", "cannot be read; check its permissions", e);
        }
    }
}
