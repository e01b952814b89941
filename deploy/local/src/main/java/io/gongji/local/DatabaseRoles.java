package io.gongji.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Makes a database with its owner and its application role, or brings an existing one up to date.
///
/// The application role may read and write the owner's tables, and may neither create nor TRUNCATE
/// any; what a table must not allow, its migration revokes (`REVOKE UPDATE, DELETE ON journal FROM
/// ledger_app`).
final class DatabaseRoles {
    private final Connection server;

    DatabaseRoles(Connection server) {
        this.server = server;
    }

    /// The part that is done in the server's own database.
    void create(String database, Database as) throws SQLException {
        role(as.owner(), as.ownerPassword());
        role(as.app(), as.appPassword());
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            run(server, "CREATE DATABASE %s OWNER %s".formatted(database, as.owner()));
        }
        run(server, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        run(server, "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, as.app()));
    }

    /// The part that is done in the new database, by the superuser.
    static void grant(Connection inDatabase, Database as) throws SQLException {
        String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ".formatted(as.owner());
        for (String statement :
                List.of(
                        "ALTER SCHEMA public OWNER TO " + as.owner(),
                        "GRANT USAGE ON SCHEMA public TO " + as.app(),
                        defaults + "USAGE ON SCHEMAS TO " + as.app(),
                        defaults + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + as.app(),
                        defaults + "USAGE, SELECT ON SEQUENCES TO " + as.app())) {
            run(inDatabase, statement);
        }
    }

    private void role(String name, String password) throws SQLException {
        String verb = exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
        // Passwords are our own base64url text: nothing in them needs quoting.
        run(server, "%s ROLE %s LOGIN PASSWORD '%s'".formatted(verb, name, password));
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
