package io.gongji.payment.store;

import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;

/// Turns one aggregate's facts into rows of the event table and back. Names are written by hand in
/// its one switch.
interface Codec<E> {
    NewEvent write(E fact, Act act);

    E read(Stored stored);
}
