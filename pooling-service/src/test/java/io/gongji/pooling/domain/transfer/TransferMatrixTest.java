package io.gongji.pooling.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.domain.transfer.TransferCommand.AcceptTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.BeginTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmCredited;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmDispatched;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmReturned;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmSent;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmStranded;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineAcceptance;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineSent;
import io.gongji.pooling.domain.transfer.TransferCommand.ExpireTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.RefuseTransfer;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every stage of a transfer against every command. A pair without an expected cell fails.
class TransferMatrixTest {
    private static final TransferDecider DECIDER = new TransferDecider();
    private static final TransferId ID =
            new TransferId(new UUID(0x3000000000007000L, 0x8000000000000001L));
    private static final MemberId PAYER = Persons.id(1);
    private static final MemberId PAYEE = Persons.id(2);
    private static final Instant SENT_AT = Instant.parse("2024-12-10T02:00:00Z");
    private static final Instant RETURN_AT = Instant.parse("2024-12-10T22:00:00Z");
    private static final SequencedMap<String, TransferCommand> COMMANDS = commands();
    private static final SequencedMap<String, List<TransferEvent>> STATES = states();

    /// `+Event` = accepted with it, `.` = accepted, nothing left to do, `!` = contradiction, else
    /// the refusal.
    private static final String EXPECTED =
            """
            state        | begin               | accept            | acceptLate        | acceptByPayer    | refuse            | refuseByPayer    | expireEarly      | expire           | sent          | sentDeclined      | dispatched | acceptDeclined      | credited          | stranded          | returned
            none         | +TransferBegun+Sent | TRANSFER_UNKNOWN  | TRANSFER_UNKNOWN  | TRANSFER_UNKNOWN | TRANSFER_UNKNOWN  | TRANSFER_UNKNOWN | TRANSFER_UNKNOWN | TRANSFER_UNKNOWN | !             | !                 | !          | !                   | !                 | !                 | !
            pending      | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | +TransferHeld | +TransferDeclined | !          | !                   | !                 | !                 | !
            waiting      | !                   | +Accepted         | TRANSFER_NOT_OPEN | NOT_PAYEE        | +Returned         | NOT_PAYEE        | .                | +Returned        | .             | !                 | !          | .                   | !                 | !                 | !
            waitingAgain | !                   | +Accepted         | TRANSFER_NOT_OPEN | NOT_PAYEE        | +Returned         | NOT_PAYEE        | .                | +Returned        | .             | !                 | !          | .                   | !                 | !                 | !
            declined     | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | !             | .                 | !          | !                   | !                 | !                 | !
            accepting    | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | .             | !                 | .          | +AcceptanceDeclined | +TransferCredited | +TransferStranded | +TransferReturned
            credited     | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | .             | !                 | .          | !                   | .                 | !                 | !
            refused      | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | .             | !                 | .          | .                   | !                 | .                 | +TransferReturned
            stranded     | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | .             | !                 | .          | .                   | !                 | .                 | +TransferReturned
            returned     | !                   | TRANSFER_NOT_OPEN | TRANSFER_NOT_OPEN | NOT_PAYEE        | TRANSFER_NOT_OPEN | NOT_PAYEE        | .                | .                | .             | !                 | .          | .                   | !                 | .                 | .
            """;

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void everyStageAnswersEveryCommandAsTheTableSays(String state, String command) {
        Map<String, String> row = table().getOrDefault(state, Map.of());

        String answer = answer(STATES.get(state), COMMANDS.get(command));

        assertThat(row).as("the table has no cell for this pair").containsKey(command);
        assertThat(answer).isEqualTo(row.get(command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void foldingTheHeadAndThenTheTailEqualsFoldingAll(String state) {
        List<TransferEvent> all = STATES.get(state);
        Optional<Transfer> whole = Decider.fold(DECIDER, all);

        for (int cut = 0; cut <= all.size(); cut++) {
            Optional<Transfer> head = Decider.fold(DECIDER, all.subList(0, cut));
            assertThat(Decider.fold(DECIDER, head, all.subList(cut, all.size())))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
    }

    static Stream<Arguments> pairs() {
        return STATES.keySet().stream()
                .flatMap(state ->
                        COMMANDS.keySet().stream().map(command -> Arguments.of(state, command)));
    }

    static Stream<String> names() {
        return STATES.keySet().stream();
    }

    private static String answer(List<TransferEvent> history, TransferCommand command) {
        try {
            return switch (DECIDER.decide(command, Decider.fold(DECIDER, history))) {
                case Decision.Accepted<TransferEvent> accepted ->
                        accepted.events().isEmpty()
                                ? "."
                                : accepted.events().stream()
                                        .map(event -> "+" + name(event))
                                        .collect(Collectors.joining());
                case Decision.Refused<TransferEvent> refused -> refused.reason().name();
            };
        } catch (IllegalStateException _) {
            return "!";
        }
    }

    private static String name(TransferEvent event) {
        return event instanceof LedgerTold(var told)
                ? told.getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }

    private static Map<String, Map<String, String>> table() {
        List<String[]> rows =
                EXPECTED.lines()
                        .map(line ->
                                Stream.of(line.split("\\|"))
                                        .map(String::strip)
                                        .toArray(String[]::new))
                        .toList();
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 1; column < row.length; column++) {
                cells.put(rows.getFirst()[column], row[column]);
            }
            table.put(row[0], cells);
        }
        return table;
    }

    private static SequencedMap<String, TransferCommand> commands() {
        SequencedMap<String, TransferCommand> commands = new LinkedHashMap<>();
        commands.put(
                "begin",
                new BeginTransfer(
                        new TransferBegun(
                                ID,
                                PAYER,
                                Persons.SHIJIAZHUANG,
                                PAYEE,
                                new RegionCode("410100"),
                                150_000,
                                SENT_AT,
                                RETURN_AT)));
        commands.put("accept", new AcceptTransfer(ID, PAYEE, RETURN_AT.minusMillis(1)));
        commands.put("acceptLate", new AcceptTransfer(ID, PAYEE, RETURN_AT));
        commands.put("acceptByPayer", new AcceptTransfer(ID, PAYER, SENT_AT));
        commands.put("refuse", new RefuseTransfer(ID, PAYEE));
        commands.put("refuseByPayer", new RefuseTransfer(ID, PAYER));
        commands.put("expireEarly", new ExpireTransfer(ID, RETURN_AT.minusMillis(1)));
        commands.put("expire", new ExpireTransfer(ID, RETURN_AT));
        commands.put("sent", new ConfirmSent(ID));
        commands.put("sentDeclined", new DeclineSent(ID, Refusal.INSUFFICIENT_BALANCE));
        commands.put("dispatched", new ConfirmDispatched(ID));
        commands.put("acceptDeclined", new DeclineAcceptance(ID, Refusal.ACCOUNT_CLOSED));
        commands.put("credited", new ConfirmCredited(ID));
        commands.put("stranded", new ConfirmStranded(ID));
        commands.put("returned", new ConfirmReturned(ID));
        return commands;
    }

    private static SequencedMap<String, List<TransferEvent>> states() {
        SequencedMap<String, List<TransferEvent>> states = new LinkedHashMap<>();
        states.put("none", history());
        states.put("pending", history("begin"));
        states.put("waiting", history("begin", "sent"));
        states.put("waitingAgain", history("begin", "sent", "accept", "acceptDeclined"));
        states.put("declined", history("begin", "sentDeclined"));
        states.put("accepting", history("begin", "sent", "accept", "dispatched"));
        states.put("credited", history("begin", "sent", "accept", "credited"));
        states.put("refused", history("begin", "sent", "refuse"));
        states.put("stranded", history("begin", "sent", "accept", "dispatched", "stranded"));
        states.put("returned", history("begin", "sent", "expire", "returned"));
        return states;
    }

    /// A history of commands that must succeed.
    private static List<TransferEvent> history(String... commands) {
        List<TransferEvent> events = new ArrayList<>();
        for (String command : commands) {
            Decision<TransferEvent> decision =
                    DECIDER.decide(commands().get(command), Decider.fold(DECIDER, events));
            assertThat(decision).as(command).isInstanceOf(Decision.Accepted.class);
            events.addAll(((Decision.Accepted<TransferEvent>) decision).events());
        }
        return events;
    }
}
