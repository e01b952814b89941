package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path directory;

    @Test
    void aSecondStackOnTheSameDirectoryIsRefusedAndToldWhoHoldsIt() {
        try (DataDirectory first = new DataDirectory(directory);
                DataDirectory second = new DataDirectory(directory)) {
            first.claim(line -> {});

            assertThatThrownBy(() -> second.claim(line -> {}))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void aRefusedStackLeavesTheHoldersAddressesAlone() throws IOException {
        try (DataDirectory first = new DataDirectory(directory)) {
            first.claim(line -> {});
            Files.writeString(first.stackProperties(), "home=/\n");
            DataDirectory second = new DataDirectory(directory);
            assertThatThrownBy(() -> second.claim(line -> {})).isNotNull();

            second.close();

            assertThat(first.stackProperties()).exists();
        }
    }

    @Test
    void theDirectoryIsFreeAfterItsStackHasClosed() {
        DataDirectory first = new DataDirectory(directory);
        first.claim(line -> {});

        first.close();

        assertThat(DataDirectory.isHeld(directory)).isFalse();
    }

    @Test
    void wipingRemovesWhatTheStackMadeAndNothingElse() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        Files.createDirectories(data.postgres().resolve("base"));
        Path foreign = Files.writeString(directory.resolve("notes.txt"), "mine");

        data.wipe();

        assertThat(data.postgres()).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void aProcessOfAnEarlierRunIsEnded() throws IOException {
        try (DataDirectory data = new DataDirectory(directory)) {
            Process leftOver = new ProcessBuilder("sleep", "300").start();
            PidFile.write(data.run().resolve("ledger-service.pid"), leftOver.toHandle());
            List<String> said = new ArrayList<>();

            data.claim(said::add);

            assertThat(leftOver.isAlive()).isFalse();
            assertThat(said)
                    .containsExactly(
                            "ending ledger-service (process %d), left over from an earlier run"
                                    .formatted(leftOver.pid()));
        }
    }

    @Test
    void aProcessThatHasOnlyInheritedTheNumberIsNotTouched() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try (DataDirectory data = new DataDirectory(directory)) {
            long longAgoMillis = 1_000;
            Files.writeString(
                    data.run().resolve("ledger-service.pid"),
                    stranger.pid() + " " + longAgoMillis + "\n");

            data.claim(line -> {});

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void secretsAreMadeOnceAndOnlyTheirOwnerReadsThem() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        Secrets first = Secrets.in(data.secrets());
        Secrets second = Secrets.in(data.secrets());

        String key = first.key("master");
        String password = second.password("ledger_app");

        Secrets later = Secrets.in(data.secrets());
        assertThat(later.key("master")).isEqualTo(key);
        assertThat(first.password("ledger_app")).isEqualTo(password);
        Path file = data.secrets().resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
