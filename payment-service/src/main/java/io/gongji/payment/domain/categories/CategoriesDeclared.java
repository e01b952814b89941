package io.gongji.payment.domain.categories;

import java.util.List;

/// What a resident holds from now on; what was said before no longer counts.
public record CategoriesDeclared(List<HeldCategory> categories) {
    public CategoriesDeclared {
        categories = List.copyOf(categories);
    }
}
