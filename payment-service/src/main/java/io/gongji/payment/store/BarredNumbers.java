package io.gongji.payment.store;

import io.gongji.contracts.ProviderId;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.StreamId;
import java.util.List;

/// Writes down who took back which number before its bill arrived. Whether a number is barred is
/// asked of [Numbers], whose unique key decides between a bill and a reversal at the same moment.
final class BarredNumbers {
    private static final String BARRED = "payment.provider-number.barred.v1";

    private BarredNumbers() {}

    private record Barred(ProviderId provider, String number) {}

    static Append append(ProviderId provider, String number, Act act) {
        return new Append(
                new StreamId("provider-number", provider + "/" + number),
                0,
                List.of(
                        NewEvent.internal(
                                BARRED,
                                Json.write(new Barred(provider, number)),
                                act.effective(act.today()))));
    }
}
