package dev.baton.orders;

import dev.baton.platform.security.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Two years of orders, written by the statements of the load kit. */
final class History {

    private static final Path SCRIPTS = Path.of("bench", "src", "main", "resources", "fill");

    private History() {}

    /** @param model an order of one line or more, whose papers the others get */
    static void fill(DataSource database, Caller merchant, OrderId model, int orders) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, """
                    create temporary table fill_run (tenant uuid, template_tenant uuid, template_order uuid, total bigint,
                        items integer, customers integer, days integer, first bigint, last bigint)""");
            execute(
                    connection,
                    "insert into fill_run values ('%1$s', '%1$s', '%2$s', %3$d, 100, 300, 730, 1, %3$d)"
                            .formatted(merchant.tenant(), model, orders));
            for (var script : List.of("names", "company", "orders")) {
                for (var statement :
                        Files.readString(SCRIPTS.resolve(script + ".sql")).split(";\n")) {
                    execute(connection, statement);
                }
            }
            execute(connection, "drop table fill_run, fill_first_names, fill_last_names");
            connection.commit();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
