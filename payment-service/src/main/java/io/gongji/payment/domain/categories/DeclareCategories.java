package io.gongji.payment.domain.categories;

import java.util.List;
import java.util.Set;

/// A bureau says which categories a resident holds, all of them at once.
///
/// @param known what the packs of the resident's region name
public record DeclareCategories(List<HeldCategory> categories, Set<String> known) {}
