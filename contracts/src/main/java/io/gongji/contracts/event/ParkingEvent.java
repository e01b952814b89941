package io.gongji.contracts.event;

import io.gongji.contracts.EventId;
import io.gongji.contracts.RegionCode;
import java.util.Base64;

/// What operators decide about events that were parked (topic `gongji.operations`, source
/// `/ledger/operations`).
public sealed interface ParkingEvent extends GongjiEvent {
    /// The largest original that a release can carry.
    int ORIGINAL_BYTES_MAX = 700_000;

    /// A parked event is handled after all. Where the original is a fact, its record posts it;
    /// where it is a request, nothing is posted, because whoever asked was told `PARKED` and asks
    /// again.
    ///
    /// @param region any region of the book
    /// @param eventId the event that was parked
    /// @param seq the record that answered it `PARKED`
    /// @param original the bytes of its Kafka value in Base64, as they were
    record Released(RegionCode region, EventId eventId, long seq, String original)
            implements ParkingEvent {
        public Released {
            if (seq < 1) {
                throw new IllegalArgumentException("seq starts at 1");
            }
            if (bytes(original).length > ORIGINAL_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "an original has at most " + ORIGINAL_BYTES_MAX + " bytes");
            }
        }

        /// The original's Kafka value.
        public byte[] originalBytes() {
            return bytes(original);
        }

        private static byte[] bytes(String original) {
            return Base64.getDecoder().decode(original);
        }
    }
}
