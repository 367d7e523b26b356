package dev.baton;

import dev.baton.platform.postgres.Home;
import dev.baton.platform.postgres.LocalPostgres;
import dev.baton.platform.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every Spring test a real PostgreSQL: one server and one fresh database per test run.
 *
 * <p>It is registered in {@code META-INF/spring.factories}, so a test need not ask for it. Every context of the run
 * shares the database, so a test makes its own tenant instead of counting on empty tables.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PREFIX = "test_";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!context.getEnvironment().containsProperty("spring.datasource.url")) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase", properties()));
        }
    }

    private static Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", Shared.SERVER.user(),
                "spring.datasource.password", Shared.SERVER.password());
    }

    /** Where the database of this run is, for tests that speak JDBC themselves. */
    public static String url() {
        return Shared.SERVER.url(Shared.DATABASE)
                + "?options=-c%20plan_cache_mode=force_generic_plan&reWriteBatchedInserts=true";
    }

    /** Started by the first test that needs it; the end of the test run stops it. */
    private static final class Shared {

        static final LocalPostgres SERVER =
                LocalPostgres.start(Home.at(Path.of("target", "postgres")), PostgresSettings.forgetful(), _ -> {});

        static final String DATABASE = PREFIX + ProcessHandle.current().pid();

        static {
            dropOldDatabases();
            SERVER.createDatabase(DATABASE);
        }

        private static void dropOldDatabases() {
            try (var connection =
                            DriverManager.getConnection(SERVER.url("postgres"), SERVER.user(), SERVER.password());
                    var statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                var rows = statement.executeQuery("select datname from pg_database where datname like 'test\\_%'");
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                for (var name : names) {
                    statement.execute("drop database \"%s\" with (force)".formatted(name));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot clear the databases of earlier test runs", e);
            }
        }
    }
}
