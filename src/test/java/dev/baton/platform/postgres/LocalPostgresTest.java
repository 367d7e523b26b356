package dev.baton.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as a part of Baton, through everything that can be done to it. */
@Tag("slow")
class LocalPostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void choose_a_home_that_need_not_unpack_again() throws IOException {
        home = Home.at(folder.resolve("home"));
        var unpacked = Binaries.unpackedIn(Home.at(Path.of("target", "postgres-programs")), _ -> {});
        Files.createSymbolicLink(home.binaries(Binaries.VERSION), unpacked.folder());
    }

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        try (var postgres = start()) {
            write(postgres, 7);
        }
        assertThat(PostmasterFile.in(home.data())).isEmpty();
        try (var postgres = start()) {
            assertThat(read(postgres)).isEqualTo(7);
        }
    }

    @Test
    void it_is_durable_and_locked_with_a_secret_that_only_its_owner_reads() throws SQLException, IOException {
        try (var postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secret())))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), postgres.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_second_server_on_the_same_home_is_refused_in_one_line_that_names_it() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(HomeInUse.class)
                    .hasMessageContaining(home.path().toString())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port_with_everything_committed() throws SQLException {
        try (var postgres = start()) {
            write(postgres, 7);
            kill(server());
            await().atMost(PATIENCE).ignoreExceptions().until(() -> read(postgres) == 7);
        }
    }

    @Test
    void a_server_that_outlived_everybody_who_watched_it_gives_way_to_the_next() throws Exception {
        var elsewhere = startInAnotherProcess();
        var orphan = server();
        var watchdog = ProcessHandle.of(orphan.value()).orElseThrow().parent().orElseThrow();
        watchdog.descendants()
                .filter(process -> process.pid() != orphan.value())
                .filter(process -> !process.parent().map(ProcessHandle::pid).equals(Optional.of(orphan.value())))
                .forEach(ProcessHandle::destroyForcibly);
        watchdog.destroyForcibly();
        elsewhere.destroyForcibly().waitFor();
        assertThat(orphan.isRunning()).isTrue();

        try (var postgres = start()) {
            assertThat(server()).isNotEqualTo(orphan);
            assertThat(read(postgres)).isEqualTo(7);
        }
    }

    @Test
    void a_server_stops_when_its_baton_is_killed() throws Exception {
        var elsewhere = startInAnotherProcess();
        var server = server();
        elsewhere.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> !server.isRunning());
    }

    @Test
    void a_stale_file_that_names_a_living_stranger_does_not_keep_it_from_starting() throws Exception {
        try (var postgres = start()) {
            write(postgres, 7);
        }
        var self = ProcessHandle.current().pid();
        Files.writeString(
                home.data().resolve("postmaster.pid"), "%d\n%s\n1\n1\n\n127.0.0.1\n".formatted(self, home.data()));
        try (var postgres = start()) {
            assertThat(read(postgres)).isEqualTo(7);
        }
    }

    private LocalPostgres start() {
        return LocalPostgres.start(home, PostgresSettings.durable(), _ -> {});
    }

    /** The main of another process: writes, says so, and stays until it is killed. */
    static final class Elsewhere {

        public static void main(String[] arguments) throws Exception {
            var postgres = LocalPostgres.start(Home.at(Path.of(arguments[0])), PostgresSettings.durable(), _ -> {});
            write(postgres, 7);
            System.out.println("written");
            Thread.currentThread().join();
        }
    }

    private Process startInAnotherProcess() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        home.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = process.inputReader();
        for (var line = output.readLine(); !"written".equals(line); line = output.readLine()) {
            assertThat(line).as("the other process has ended").isNotNull();
        }
        return process;
    }

    private Pid server() {
        return PostmasterFile.in(home.data()).orElseThrow().pid();
    }

    private static void kill(Pid pid) {
        ProcessHandle.of(pid.value()).orElseThrow().destroyForcibly();
    }

    private static void write(LocalPostgres postgres, int number) throws SQLException {
        execute(postgres, "create table kept as select %d as number".formatted(number));
    }

    private static int read(LocalPostgres postgres) throws SQLException {
        return Integer.parseInt(ask(postgres, "select number from kept"));
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.url("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.url("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
