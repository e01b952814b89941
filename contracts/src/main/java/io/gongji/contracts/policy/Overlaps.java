package io.gongji.contracts.policy;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks for two rows that rule the same region, section and day: which of them priced a bill would
/// be chance.
final class Overlaps {
    private final Map<Ruling, List<Row>> rows = new HashMap<>();

    Overlaps(Collection<PolicyPack> packs) {
        packs.forEach(this::take);
    }

    void requireNone() {
        rows.forEach((ruling, found) -> {
            for (int i = 0; i < found.size(); i++) {
                for (int j = i + 1; j < found.size(); j++) {
                    requireApart(ruling, found.get(i), found.get(j));
                }
            }
        });
    }

    private static void requireApart(Ruling ruling, Row one, Row other) {
        if (one.days().overlaps(other.days())) {
            throw new PolicyError(
                    one.file(),
                    one.path(),
                    "rules "
                            + ruling.section()
                            + " of "
                            + ruling.region()
                            + " on days that "
                            + other.file()
                            + " "
                            + other.path()
                            + " rules too; end one of them with 'to' or take it away");
        }
    }

    private void take(PolicyPack pack) {
        addAll(pack, "contributions", pack.contributions());
        addAll(pack, "flexible", pack.flexible());
        addAll(pack, "pooling", pack.pooling());
        addAll(pack, "paymentWindow", pack.paymentWindow());
        addAll(pack, "wallet", pack.wallet());
        addAll(pack, "catchUp", pack.catchUp());
        for (int i = 0; i < pack.premium().size(); i++) {
            PremiumRules.Window window = pack.premium().get(i).window();
            if (window != null) {
                add(
                        new Ruling(pack.region(), "premium of " + window.year()),
                        pack.file(),
                        "/premium/" + i,
                        wholeYear(window.year()));
            }
        }
        for (int i = 0; i < pack.outpatient().size(); i++) {
            Dated<OutpatientRules> row = pack.outpatient().get(i);
            for (Scheme scheme : row.rules().schemes()) {
                add(
                        new Ruling(pack.region(), "outpatient for " + scheme),
                        pack.file(),
                        "/outpatient/" + i,
                        row);
            }
        }
    }

    /// One year of cover has one premium, whenever it is paid.
    private static Dated<String> wholeYear(int year) {
        return new Dated<>(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), "", "");
    }

    private <T> void addAll(PolicyPack pack, String section, List<Dated<T>> found) {
        for (int i = 0; i < found.size(); i++) {
            add(
                    new Ruling(pack.region(), section),
                    pack.file(),
                    "/" + section + "/" + i,
                    found.get(i));
        }
    }

    private void add(Ruling ruling, String file, String path, Dated<?> days) {
        rows.computeIfAbsent(ruling, _ -> new ArrayList<>()).add(new Row(file, path, days));
    }

    private record Ruling(@Nullable RegionCode region, String section) {}

    private record Row(String file, String path, Dated<?> days) {}
}
