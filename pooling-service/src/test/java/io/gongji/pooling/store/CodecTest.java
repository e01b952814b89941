package io.gongji.pooling.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.event.WalletEvent.Accepted;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.domain.transfer.TransferEvent.AcceptanceDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferCredited;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferHeld;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferReturned;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferStranded;
import io.gongji.pooling.domain.wallet.WalletEvent;
import io.gongji.pooling.domain.wallet.WalletEvent.PlaceChanged;
import io.gongji.pooling.domain.wallet.WalletEvent.TransferSent;
import io.gongji.pooling.domain.wallet.WalletEvent.WalletOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored is read back as it was; what is unknown stops the reading.
class CodecTest {
    private static final TransferId ID =
            new TransferId(new UUID(0x3000000000007000L, 0x8000000000000001L));
    private static final Instant NOW = Instant.parse("2024-12-10T02:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2024, 12, 10);
    private static final Metadata METADATA =
            new Metadata(NOW, DAY, "test", "correlation", null, null, null);

    @ParameterizedTest
    @MethodSource("transferEvents")
    void anEventOfATransferIsReadBack(TransferEvent event) {
        assertThat(TransferCodec.decode(stored(TransferCodec.encode(ID, event, METADATA))))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void anEventOfAWalletIsReadBack(WalletEvent event) {
        assertThat(WalletCodec.decode(stored(WalletCodec.encode(event, METADATA))))
                .isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    pooling.relative-bound.v1               | {"bindingId":"30000000-0000-7000-8000-000000000001","member":"30000000-0000-7000-8000-000000000002","relation":"CHILD","purpose":"POOL","faceVerified":false}
                    pooling.relative-unbound.v1             | {"bindingId":"30000000-0000-7000-8000-000000000001"}
                    pooling.grant-activated.v1              | {"grantId":"30000000-0000-7000-8000-000000000001"}
                    pooling.grant-declined.v1               | {"grantId":"30000000-0000-7000-8000-000000000001","reason":"INSUFFICIENT_BALANCE"}
                    pooling.grant-closed.v1                 | {"grantId":"30000000-0000-7000-8000-000000000001"}
                    pooling.wallet-opened.v1                | {"placeOfUse":"130100"}
                    pooling.wallet-place-changed.v1         | {"placeOfUse":"410100"}
                    pooling.wallet-transfer-sent.v1         | {"transferId":"30000000-0000-7000-8000-000000000001","payee":"30000000-0000-7000-8000-000000000002","amountFen":150000,"sentOn":"2024-12-10"}
                    pooling.transfer-begun.v1               | {"transferId":"30000000-0000-7000-8000-000000000001","payer":"30000000-0000-7000-8000-000000000002","payerRegion":"130100","payee":"30000000-0000-7000-8000-000000000003","payeeRegion":"410100","amountFen":150000,"sentAt":"2024-12-10T02:00:00.123456Z","returnAt":"2024-12-10T22:00:00Z"}
                    pooling.transfer-held.v1                | {}
                    pooling.transfer-declined.v1            | {"reason":"INSUFFICIENT_BALANCE"}
                    pooling.transfer-acceptance-declined.v1 | {"reason":"ACCOUNT_CLOSED"}
                    pooling.transfer-credited.v1            | {}
                    pooling.transfer-stranded.v1            | {}
                    pooling.transfer-returned.v1            | {}
                    """)
    void whatWasEverStoredIsReadAndWrittenAlikeForEver(String type, String json) {
        Stored stored =
                stored(NewEvent.internal(type, json.getBytes(StandardCharsets.UTF_8), METADATA));

        NewEvent again =
                switch (type.split("[.-]", 3)[1]) {
                    case "relative", "grant" ->
                            GiverCodec.encode(GiverCodec.decode(stored), METADATA);
                    case "wallet" -> WalletCodec.encode(WalletCodec.decode(stored), METADATA);
                    default -> TransferCodec.encode(ID, TransferCodec.decode(stored), METADATA);
                };

        assertThat(again.type()).isEqualTo(type);
        assertThat(new String(again.data(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void aTypeOfALaterReleaseStopsTheReading() {
        NewEvent later =
                NewEvent.internal(
                        "pooling.later.v1", "{}".getBytes(StandardCharsets.UTF_8), METADATA);

        assertThatIllegalStateException().isThrownBy(() -> WalletCodec.decode(stored(later)));
        assertThatIllegalStateException().isThrownBy(() -> TransferCodec.decode(stored(later)));
        assertThatIllegalStateException().isThrownBy(() -> GiverCodec.decode(stored(later)));
    }

    @Test
    void theLedgerIsToldUnderTheTransfersSubject() {
        NewEvent told =
                TransferCodec.encode(
                        ID,
                        new LedgerTold(new Accepted(ID, Persons.SHIJIAZHUANG, Persons.id(2))),
                        METADATA);

        assertThat(told.route()).isNotNull();
        assertThat(told.route().subject()).isEqualTo("wallet-transfer/" + ID);
        assertThat(told.route().source()).isEqualTo("/pooling/transfers");
    }

    static Stream<TransferEvent> transferEvents() {
        return Stream.of(
                new TransferBegun(
                        ID,
                        Persons.id(1),
                        Persons.SHIJIAZHUANG,
                        Persons.id(2),
                        Persons.TIANJIN,
                        150_000,
                        NOW,
                        NOW.plusSeconds(60)),
                new LedgerTold(new Accepted(ID, Persons.SHIJIAZHUANG, Persons.id(2))),
                new TransferHeld(),
                new TransferDeclined(Refusal.INSUFFICIENT_BALANCE),
                new AcceptanceDeclined(Refusal.ACCOUNT_CLOSED),
                new TransferCredited(),
                new TransferStranded(),
                new TransferReturned());
    }

    static Stream<WalletEvent> walletEvents() {
        return Stream.of(
                new WalletOpened(Persons.SHIJIAZHUANG),
                new PlaceChanged(Persons.TANGSHAN),
                new TransferSent(ID, Persons.id(2), 150_000, DAY));
    }

    private static Stored stored(NewEvent event) {
        return new Stored(
                1,
                event.eventId(),
                new StreamId("test", "1"),
                1,
                event.type(),
                event.data(),
                event.metadata());
    }
}
