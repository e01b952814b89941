package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.pooling.domain.giver.Person;
import java.time.LocalDate;

/// Who a person is: the member registry, which payment-service keeps. Every call may throw
/// [Unavailable].
public interface MemberDirectory {
    /// Asks by pseudonym.
    Answer byId(MemberId memberId, LocalDate onDate);

    /// Asks by ID number (身份证号). The number is passed on and forgotten: never stored, logged or put
    /// in an event.
    Answer byIdNumber(String idNumber, LocalDate onDate);

    /// What the registry answers.
    sealed interface Answer {
        /// The person, as of the day asked for.
        record Found(Person person) implements Answer {}

        /// Nobody, or a number that cannot be one.
        record NotFound(Refusal reason) implements Answer {}
    }
}
