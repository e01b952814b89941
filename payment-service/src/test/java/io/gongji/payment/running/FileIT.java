package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files through the running service: progress, results, repeats, and a kill in the middle.
class FileIT {
    private static final String MEMBERS = "/v1/member-files";

    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String payroll =
            "/v1/employers/ACME" + World.number() + "/payrolls/2024-08/files?region=410000";

    @Test
    void aFileThatIsDoneInTimeIsAnsweredWithAllThatBecameOfIt() {
        String known = api.member("410000");
        String file =
                "memberId,wage\n"
                        + known
                        + ",3000\n\n"
                        + known
                        + ",3000\n"
                        + Api.newKey()
                        + ",1\nx,1\n";

        Answer done = api.file(payroll, Api.newKey(), file);
        List<String> results = results(done, "en");

        assertThat(done.status()).isEqualTo(201);
        assertThat(done.location()).hasValue("/v1/files/" + done.text("fileId"));
        assertThat(done.text("kind")).isEqualTo("PAYROLL");
        assertThat(done.text("status")).isEqualTo("DONE");
        assertThat(counts(done)).containsExactly(5, 6, 1, 0, 3, 1, 0);
        assertThat(done.fen("employeeShareFen")).isEqualTo(7_512);
        assertThat(results)
                .containsExactly(
                        "line,status,code,detail,reference",
                        "2,ACCEPTED,,," + known,
                        "3,BLANK,,,",
                        "4,REJECTED,INVALID_FIELD,Line 2 is about the same person; send one line for each person.,",
                        results.get(4),
                        "6,REJECTED,INVALID_FIELD,\"memberId: give the id that enrolment answered, a UUID.\",");
        assertThat(results.get(4)).startsWith("5,REJECTED,MEMBER_UNKNOWN,");
        assertThat(results(done, "zh-CN").get(3))
                .isEqualTo("4,REJECTED,INVALID_FIELD,第 2 行是同一人，请每人只报一行。,");
        assertThat(api.get(done.location().orElseThrow()).body()).isEqualTo(done.body());
    }

    @Test
    void theSameKeyIsTheSameFileAndAnotherKeyMakesOnlyRepeats() {
        String file = members(25, "410000");
        String key = Api.newKey();

        Answer first = api.file(MEMBERS, key, file);
        Answer again = api.file(MEMBERS, key, file);
        Answer other = api.file(MEMBERS, Api.newKey(), file);
        Answer reused = api.file(MEMBERS, key, members(1, "410000"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(counts(first)).containsExactly(25, 26, 25, 0, 0, 0, 0);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(counts(other)).containsExactly(25, 26, 0, 25, 0, 0, 0);
        assertThat(reused.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whoDoesNotWaitIsToldWhereToAskAndSeesItEnd() {
        world.henan.paused(true);
        Answer taken;
        try {
            taken = send(MEMBERS, members(25, "410000"), "Prefer", "wait=0");
            assertThat(taken.status()).isEqualTo(202);
            Awaitility.await().until(() -> status(taken).equals("DECIDED"));
            Answer decided = api.get(taken.location().orElseThrow());
            assertThat(decided.fen("pending")).isEqualTo(25);
            assertThat(decided.body().has("finishedAt")).isFalse();
            assertThat(results(taken, "en").get(1)).startsWith("2,PENDING,,,");
            assertThat(api.get("/v1/files?status=DECIDED&limit=1").body().toString())
                    .contains(taken.text("fileId"));
        } finally {
            world.henan.paused(false);
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status(taken).equals("DONE"));
        assertThat(api.get(taken.location().orElseThrow()).fen("pending")).isZero();
        assertThat(results(taken, "en").get(1)).startsWith("2,ACCEPTED,,,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'name,idNumber;x,1;'                   | UTF-8 | line 1: the header must be 'idNumber,wage' or 'memberId,wage'
                    'idNumber,wage;'                       | UTF-8 | line 2: nothing follows
                    'idNumber,wage;1,2;张三,3;'             | GBK   | line 3: this is no UTF-8 text
                    """)
    void whatCannotBeReadIsRefusedAtOnceAndIsNoFile(String text, String charset, String detail) {
        String key = Api.newKey();
        byte[] bytes = text.replace(';', '\n').getBytes(Charset.forName(charset));

        Answer refused = api.post(payroll, "text/csv", bytes, "Idempotency-Key", key);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("FILE_UNREADABLE");
        assertThat(refused.text("detail")).startsWith(detail);
        assertThat(api.file(payroll, key, "idNumber,wage\nx,1\n").fen("rejected"))
                .as("the key is still free")
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsUnknownOrAskedForWronglyIsAProblem() {
        assertThat(api.get("/v1/files/" + Api.newKey()).text("code")).isEqualTo("NOT_FOUND");
        assertThat(api.get("/v1/files/x/results").text("code")).isEqualTo("NOT_FOUND");
        assertThat(api.get("/v1/files?status=LOST").text("detail")).startsWith("status");
        assertThat(api.get("/v1/files?limit=101").text("detail")).startsWith("limit");
        assertThat(api.get("/v1/files?cursor=x").text("detail")).startsWith("cursor");
    }

    @Test
    void theListIsPagedWithoutGapsOrRepeats() {
        IntStream.range(0, 5).forEach(_ -> api.file(MEMBERS, Api.newKey(), members(1, "410000")));

        Answer all = api.get("/v1/files?limit=5");
        Answer first = api.get("/v1/files?limit=2");
        Answer second = api.get("/v1/files?limit=3&cursor=" + first.text("nextCursor"));

        assertThat(Stream.of(first, second).flatMap(FileIT::ids).toList())
                .isEqualTo(ids(all).toList())
                .hasSize(5);
    }

    @Test
    void aSchoolHandsInPremiumsAndEachLineIsToldWhatBecameOfIt() throws IOException {
        String[] numbers =
                IntStream.range(0, 4).mapToObj(_ -> World.idNumber()).toArray(String[]::new);
        String residents =
                Stream.of(numbers)
                        .limit(3)
                        .map(number -> number + ",示例,350100,RESIDENT,,2024-01-01\n")
                        .collect(
                                Collectors.joining(
                                        "",
                                        "idNumber,name,region,scheme,category,insuredFrom\n",
                                        numbers[3] + ",示例,410000,RESIDENT,,2024-01-01\n"));
        Answer enrolled = decided(send(MEMBERS, residents, "Prefer", "wait=0"));
        assertThat(enrolled.fen("accepted")).isEqualTo(4);
        String collector = "SCHOOL" + World.number();
        String path =
                "/v1/collectors/" + collector + "/premium-files?region=350100&year=2025&kind=";
        String file =
                "idNumber,amount,reference\n%s,450,A-1\n%s,450.01,A-2\n%s,450.00,%s\n%s,450,A-4\n%s,450,A-5"
                        .formatted(
                                numbers[0],
                                numbers[1],
                                numbers[2],
                                numbers[2],
                                numbers[3],
                                numbers[1]);

        world.clock.at(
                "2024-10-15T10:00",
                () -> {
                    Answer taken = decided(send(path + "SCHOOL", file, "Prefer", "wait=0"));
                    assertThat(taken.text("kind")).isEqualTo("PREMIUMS");
                    assertThat(taken.text("channel")).isEqualTo("SCHOOL");
                    assertThat(taken.text("collector")).isEqualTo(collector);
                    assertThat(results(taken, "en").stream().skip(1).map(FileIT::withoutDetail))
                            .containsExactly(
                                    "2,PENDING,,A-1",
                                    "3,REJECTED,AMOUNT_DIFFERS,A-2",
                                    "4,REJECTED,INVALID_FIELD,",
                                    "5,REJECTED,INVALID_FIELD,",
                                    "6,REJECTED,INVALID_FIELD,");
                    Answer again = decided(send(path + "SCHOOL", file, "Prefer", "wait=0"));
                    assertThat(counts(again).subList(2, 5)).containsExactly(0, 1, 4);
                    Answer late = decided(send(path + "VILLAGE", file, "Prefer", "wait=0"));
                    assertThat(results(late, "en").get(1)).contains("ALREADY_PAID");
                });
        assertThat(send(path + "SHOP", file).text("detail")).startsWith("kind");
        assertThat(send(path.replace("2025", "2019") + "SCHOOL", file).text("code"))
                .isEqualTo("NOT_CONFIGURED");
        assertThat(World.log()).doesNotContain(numbers[0], numbers[2]);
    }

    private Answer decided(Answer taken) {
        assertThat(taken.status()).as("%s", taken).isIn(201, 202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> List.of("DECIDED", "DONE").contains(status(taken)));
        return file(taken);
    }

    /// A line of results but its fourth value.
    private static String withoutDetail(String line) {
        return line.replaceFirst("^([^,]*,[^,]*,[^,]*),(\"([^\"]|\"\")*\"|[^,]*),", "$1,");
    }

    @Test
    void aFileGoesOnAtItsLineWhenItsProcessIsKilled() throws IOException {
        int persons = 5_000;
        String[] numbers =
                IntStream.range(0, persons).mapToObj(_ -> World.idNumber()).toArray(String[]::new);
        for (int from = 0; from < persons; from += 1_000) {
            enrol(Stream.of(numbers).skip(from).limit(1_000).toList());
        }
        String file =
                Stream.of(numbers)
                        .map(number -> number + ",1\n")
                        .collect(Collectors.joining("", "idNumber,wage\n", ""));

        Answer taken = send(payroll, file, "Prefer", "wait=0");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> file(taken).fen("reachedLine") > 1_000);
        world.crash(() -> {});
        Answer after = file(taken);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> status(taken).equals("DONE"));

        assertThat(after.fen("reachedLine")).as("line at the kill").isBetween(1_001L, 5_000L);
        Answer done = file(taken);
        assertThat(counts(done)).containsExactly(persons, persons + 1, persons, 0, 0, 0, 0);
        assertThat(done.fen("employeeShareFen")).isEqualTo(persons * 7_512L);
        List<String> results = results(taken, "en");
        assertThat(results).hasSize(persons + 1);
        assertThat(results.subList(1, persons + 1))
                .allSatisfy(line -> assertThat(line).contains(",ACCEPTED,,,"));
        assertThat(results.stream().skip(1).map(line -> line.split(",", -1)[4]).distinct())
                .hasSize(persons);
    }

    private void enrol(List<String> numbers) {
        Answer enrolled = send(MEMBERS, members(numbers, "410000"), "Prefer", "wait=30");
        assertThat(enrolled.fen("accepted")).as("%s", enrolled).isEqualTo(numbers.size());
    }

    private Answer send(String path, String text, String... headers) {
        String[] all =
                Stream.concat(Stream.of("Idempotency-Key", Api.newKey()), Stream.of(headers))
                        .toArray(String[]::new);
        return api.post(path, "text/csv", text.getBytes(StandardCharsets.UTF_8), all);
    }

    private Answer file(Answer taken) {
        return api.get("/v1/files/" + taken.text("fileId"));
    }

    private String status(Answer taken) {
        return file(taken).text("status");
    }

    private List<String> results(Answer taken, String language) {
        HttpResponse<String> response =
                api.text(api.request(taken.text("results"), "Accept-Language", language));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Language"))
                .hasValue(language.substring(0, 2));
        return response.body().lines().toList();
    }

    private static List<Integer> counts(Answer answer) {
        return Stream.of(
                        "linesTotal",
                        "reachedLine",
                        "accepted",
                        "repeated",
                        "rejected",
                        "blank",
                        "pending")
                .map(field -> answer.body().path(field).asInt(-1))
                .toList();
    }

    private static Stream<String> ids(Answer answer) {
        return answer.body().path("files").valueStream().map(file -> file.path("fileId").asText());
    }

    private static String members(int count, String region) {
        return members(IntStream.range(0, count).mapToObj(_ -> World.idNumber()).toList(), region);
    }

    private static String members(List<String> numbers, String region) {
        return numbers.stream()
                .map(number -> number + ",示例," + region + ",EMPLOYEE,ACTIVE,2024-01-01\n")
                .collect(
                        Collectors.joining(
                                "", "idNumber,name,region,scheme,category,insuredFrom\n", ""));
    }
}
