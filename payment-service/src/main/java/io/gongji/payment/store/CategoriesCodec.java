package io.gongji.payment.store;

import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.categories.CategoriesDeclared;

/// What a resident holds stays in this service.
final class CategoriesCodec implements Codec<CategoriesDeclared> {
    private static final String DECLARED = "payment.resident-categories.declared.v1";

    @Override
    public NewEvent write(CategoriesDeclared fact, Act act) {
        return NewEvent.internal(DECLARED, Json.write(fact), act.effective(act.today()));
    }

    @Override
    public CategoriesDeclared read(Stored stored) {
        if (stored.type().equals(DECLARED)) {
            return Json.read(stored.data(), CategoriesDeclared.class);
        }
        throw Told.unknown(stored);
    }
}
