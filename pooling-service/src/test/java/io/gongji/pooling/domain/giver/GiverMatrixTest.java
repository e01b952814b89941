package io.gongji.pooling.domain.giver;

import static io.gongji.pooling.domain.giver.GiverStory.binding;
import static io.gongji.pooling.domain.giver.GiverStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state of a giver against every command. A pair without an expected cell fails.
class GiverMatrixTest {
    private static final Person CHILD = Persons.child(2);
    private static final Offer AUTHORISATION = new Offer.Authorisation(null);

    /// What each column asks; always about binding 1 and grant 1, new things are number 9.
    private static final SequencedMap<String, GiverCommand> COMMANDS = commands();

    private static final SequencedMap<String, GiverStory> STATES = states();

    /// `+Event` = accepted with it, `.` = accepted, nothing left to do, `!` = contradiction, else
    /// the refusal.
    private static final String EXPECTED =
            """
            state      | bind           | bindCode       | unbind                          | offer           | end           | review | confirm         | decline        | confirmEnd
            empty      | +RelativeBound | +RelativeBound | NOT_FOUND                       | NOT_BOUND       | NOT_FOUND     | .      | !               | !              | !
            familyCode | +RelativeBound | ALREADY_BOUND  | +RelativeUnbound                | NOT_BOUND       | NOT_FOUND     | .      | !               | !              | !
            bound      | ALREADY_BOUND  | +RelativeBound | +RelativeUnbound                | +Authorised     | NOT_FOUND     | .      | !               | !              | !
            unbound    | +RelativeBound | +RelativeBound | NOT_BOUND                       | NOT_BOUND       | NOT_FOUND     | .      | !               | !              | !
            pending    | ALREADY_BOUND  | +RelativeBound | GRANT_PENDING                   | ALREADY_GRANTED | GRANT_PENDING | .      | +GrantActivated | +GrantDeclined | !
            active     | ALREADY_BOUND  | +RelativeBound | +RelativeUnbound+Ended          | ALREADY_GRANTED | +Ended        | +Ended | .               | !              | !
            declined   | ALREADY_BOUND  | +RelativeBound | +RelativeUnbound                | +Authorised     | GRANT_ENDED   | .      | !               | .              | !
            ending     | ALREADY_BOUND  | +RelativeBound | +RelativeUnbound                | +Authorised     | GRANT_ENDED   | .      | .               | !              | +GrantClosed
            ended      | ALREADY_BOUND  | +RelativeBound | +RelativeUnbound                | +Authorised     | GRANT_ENDED   | .      | .               | !              | .
            left       | +RelativeBound | +RelativeBound | NOT_BOUND                       | NOT_BOUND       | GRANT_ENDED   | .      | .               | !              | +GrantClosed
            """;

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void everyStateAnswersEveryCommandAsTheTableSays(String state, String command) {
        Map<String, String> row = table().getOrDefault(state, Map.of());

        String answer = answer(STATES.get(state), COMMANDS.get(command));

        assertThat(row).as("the table has no cell for this pair").containsKey(command);
        assertThat(answer).isEqualTo(row.get(command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void foldingTheHeadAndThenTheTailEqualsFoldingAll(String state) {
        GiverDecider decider = new GiverDecider();
        List<GiverEvent> all = STATES.get(state).events();
        Giver whole = Decider.fold(decider, all);

        for (int cut = 0; cut <= all.size(); cut++) {
            Giver head = Decider.fold(decider, all.subList(0, cut));
            assertThat(Decider.fold(decider, head, all.subList(cut, all.size())))
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

    private static String answer(GiverStory story, GiverCommand command) {
        try {
            return switch (story.when(command)) {
                case Decision.Accepted<GiverEvent> accepted ->
                        accepted.events().isEmpty()
                                ? "."
                                : accepted.events().stream()
                                        .map(event -> "+" + name(event))
                                        .collect(Collectors.joining());
                case Decision.Refused<GiverEvent> refused -> refused.reason().name();
            };
        } catch (IllegalStateException _) {
            return "!";
        }
    }

    private static String name(GiverEvent event) {
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

    private static SequencedMap<String, GiverCommand> commands() {
        SequencedMap<String, GiverCommand> commands = new LinkedHashMap<>();
        commands.put("bind", GiverStory.bind(9, CHILD, Purpose.POOL, Persons.HEBEI));
        commands.put("bindCode", GiverStory.bind(9, CHILD, Purpose.FAMILY_CODE, Persons.HEBEI));
        commands.put("unbind", new GiverCommand.UnbindRelative(binding(1), EndReason.GIVER_ENDED));
        commands.put("offer", GiverStory.offer(9, CHILD, AUTHORISATION));
        commands.put("end", new GiverCommand.EndGrant(grant(1), EndReason.GIVER_ENDED));
        commands.put("review", new GiverCommand.ReviewInsurance(Set.of(CHILD.memberId())));
        commands.put("confirm", new GiverCommand.ConfirmGrant(grant(1)));
        commands.put(
                "decline", new GiverCommand.DeclineGrant(grant(1), Refusal.INSUFFICIENT_BALANCE));
        commands.put("confirmEnd", new GiverCommand.ConfirmEnd(grant(1)));
        return commands;
    }

    private static SequencedMap<String, GiverStory> states() {
        SequencedMap<String, GiverStory> states = new LinkedHashMap<>();
        states.put("empty", new GiverStory());
        states.put("familyCode", new GiverStory().bound(1, CHILD, Purpose.FAMILY_CODE));
        states.put("bound", bound());
        states.put("unbound", bound().unbound(1));
        states.put("pending", pending());
        states.put("active", active());
        states.put(
                "declined",
                pending()
                        .did(
                                new GiverCommand.DeclineGrant(
                                        grant(1), Refusal.INSUFFICIENT_BALANCE)));
        states.put("ending", ending());
        states.put("ended", ending().did(new GiverCommand.ConfirmEnd(grant(1))));
        states.put("left", active().unbound(1));
        return states;
    }

    private static GiverStory bound() {
        return new GiverStory().bound(1, CHILD, Purpose.POOL);
    }

    private static GiverStory pending() {
        return bound().offered(1, CHILD, AUTHORISATION);
    }

    private static GiverStory active() {
        return pending().confirmed(1);
    }

    private static GiverStory ending() {
        return active().did(new GiverCommand.EndGrant(grant(1), EndReason.MEMBER_LEFT));
    }
}
