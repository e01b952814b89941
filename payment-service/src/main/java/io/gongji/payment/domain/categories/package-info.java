/// What residents hold that public money answers to: low income, a disability (医疗救助对象). Pure.
@NullMarked
package io.gongji.payment.domain.categories;

import org.jspecify.annotations.NullMarked;
