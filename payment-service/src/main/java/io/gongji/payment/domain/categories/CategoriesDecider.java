package io.gongji.payment.domain.categories;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.util.List;

/// Decides which categories a resident holds (domain 2.2).
public final class CategoriesDecider
        implements Decider<DeclareCategories, HeldCategories, CategoriesDeclared> {
    /// The category that everybody has.
    public static final String ORDINARY = "ORDINARY";

    /// Rows that one resident may have, past ones included.
    public static final int ROWS_MAX = 50;

    private static final int GRADE_MAX = 4;

    @Override
    public HeldCategories initial() {
        return new HeldCategories(List.of());
    }

    @Override
    public Decision<CategoriesDeclared> decide(DeclareCategories declare, HeldCategories state) {
        if (declare.categories().size() > ROWS_MAX) {
            return Decision.refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "categories: at most " + ROWS_MAX + " rows; leave out old ones.",
                            "categories：最多 " + ROWS_MAX + " 条，请删去旧记录。"));
        }
        for (int i = 0; i < declare.categories().size(); i++) {
            HeldCategory row = declare.categories().get(i);
            if (!row.category().equals(ORDINARY) && !declare.known().contains(row.category())) {
                return Decision.refused(
                        Refusal.CATEGORY_UNKNOWN,
                        new Sentence(
                                "categories, row "
                                        + (i + 1)
                                        + ": the policy of the person's region names no such category; it names "
                                        + String.join(
                                                ", ", declare.known().stream().sorted().toList())
                                        + ".",
                                "categories 第 "
                                        + (i + 1)
                                        + " 条：当地政策没有该类别，现有类别："
                                        + String.join(
                                                "、", declare.known().stream().sorted().toList())
                                        + "。"));
            }
            if (row.to() != null && row.to().isBefore(row.from())) {
                return Decision.refused(
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "categories, row " + (i + 1) + ": 'to' is not before 'from'.",
                                "categories 第 " + (i + 1) + " 条：to 不能早于 from。"));
            }
            if (row.grade() != null && (row.grade() < 1 || row.grade() > GRADE_MAX)) {
                return Decision.refused(
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "categories, row "
                                        + (i + 1)
                                        + ": a grade is 1 to "
                                        + GRADE_MAX
                                        + ".",
                                "categories 第 " + (i + 1) + " 条：残疾等级为 1 至 " + GRADE_MAX + "。"));
            }
        }
        return declare.categories().equals(state.categories())
                ? Decision.accepted()
                : Decision.accepted(new CategoriesDeclared(declare.categories()));
    }

    @Override
    public HeldCategories evolve(HeldCategories state, CategoriesDeclared fact) {
        return new HeldCategories(fact.categories());
    }
}
