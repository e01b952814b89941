package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;

/// How a request names the other person.
public sealed interface Relative {
    /// The request's field, for a refusal's detail.
    String field();

    /// By pseudonym.
    record ById(MemberId memberId, String field) implements Relative {}

    /// By ID number (身份证号); its text form hides the number.
    record ByIdNumber(String idNumber, String field) implements Relative {
        @Override
        public String toString() {
            return "ByIdNumber[hidden]";
        }
    }
}
