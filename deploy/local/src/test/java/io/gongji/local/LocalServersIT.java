package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServersIT {
    private final LocalServers servers = LocalServers.shared();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsCommittedIsOnTheDisk(String setting) throws SQLException {
        try (Connection connection = servers.postgres().superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW " + setting)) {
            shown.next();
            assertThat(shown.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void theApplicationRoleWritesTheOwnersTablesAndNeitherMakesNorEmptiesAny() throws SQLException {
        Database database = servers.freshDatabase("roles");
        try (Connection owner =
                        connect(database.url(), database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY, word text)");
        }
        try (Connection app = connect(database.url(), database.app(), database.appPassword());
                Statement statement = app.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO kept (word) VALUES ('a')"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("UPDATE kept SET word = 'b'")).isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("CREATE TABLE own (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("TRUNCATE kept"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aRoleReachesItsOwnDatabaseOnly() {
        Database mine = servers.freshDatabase("mine");
        Database other = servers.freshDatabase("other");

        assertThatThrownBy(() -> connect(other.url(), mine.app(), mine.appPassword()))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> connect(mine.url(), mine.app(), "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyTopicHasFortyPartitionsAndKeepsItsRecordsForEver() throws Exception {
        Map<String, Object> client =
                Map.of("bootstrap.servers", servers.kafka().bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(LocalKafka.TOPICS).allTopicNames().get();
            assertThat(topics.values()).hasSize(7).allMatch(t -> t.partitions().size() == 40);
            ConfigResource journal =
                    new ConfigResource(ConfigResource.Type.TOPIC, "gongji.journal");
            Config config =
                    admin.describeConfigs(java.util.List.of(journal)).all().get().get(journal);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
        }
    }

    private static Connection connect(String url, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
