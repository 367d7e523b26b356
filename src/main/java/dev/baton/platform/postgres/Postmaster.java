package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server and the shell that watches over it.
 *
 * <p>The shell holds one end of a pipe whose other end is ours. However this process ends, the pipe breaks and the server
 * gets the signal for a fast shutdown. When the server ends by itself, so does the shell, and we hear of it.
 */
final class Postmaster {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);
    private static final long LOG_LIMIT_BYTES = 10L << 20;

    private static final String WATCHDOG = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            postmaster=$!
            { read -r _ <&3; kill -INT $postmaster; } 2>/dev/null &
            lifeline=$!
            wait $postmaster
            status=$?
            kill $lifeline 2>/dev/null
            exit $status
            """;

    /** Ctrl-C in a terminal reaches every process of the group at once; the server must stop last, so it leaves. */
    private static final List<List<String>> DETACHERS =
            List.of(List.of("setsid"), List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"));

    private final DataDirectory data;
    private final int port;
    private final Process watchdog;

    private Postmaster(DataDirectory data, int port, Process watchdog) {
        this.data = data;
        this.port = port;
        this.watchdog = watchdog;
    }

    static Postmaster start(DataDirectory data, int port, PostgresSettings settings) {
        data.stopLeftover();
        try {
            var builder = new ProcessBuilder(command(data, port, settings)).redirectErrorStream(true);
            forgiveStaleFile(data, builder);
            var postmaster = new Postmaster(
                    data, port, builder.redirectOutput(logOf(data.home())).start());
            postmaster.awaitReady();
            return postmaster;
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static List<String> command(DataDirectory data, int port, PostgresSettings settings) {
        var command = new ArrayList<>(detacher());
        command.addAll(List.of("/bin/sh", "-c", WATCHDOG, "baton-postgres-watchdog"));
        command.addAll(data.account().command(List.of(data.binaries().program("postgres"))));
        command.addAll(List.of("-D", data.path().toString(), "-p", Integer.toString(port)));
        command.addAll(settings.arguments());
        return command;
    }

    private static List<String> detacher() {
        return DETACHERS.stream()
                .filter(words -> Program.run("sh", "-c", "command -v " + words.getFirst())
                        .succeeded())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * A dead server whose number a zombie or a stranger bears would keep PostgreSQL from starting. It takes the number of
     * its grandparent for stale, and still checks the shared memory; so that is who we say it was.
     */
    private static void forgiveStaleFile(DataDirectory data, ProcessBuilder builder) {
        PostmasterFile.in(data.path())
                .ifPresent(stale -> builder.environment()
                        .put("PG_GRANDPARENT_PID", Long.toString(stale.pid().value())));
    }

    private static ProcessBuilder.Redirect logOf(Home home) throws IOException {
        Files.createDirectories(home.logs());
        var log = home.postgresLog();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }

    private void awaitReady() {
        var startedAt = System.nanoTime();
        while (!isReady()) {
            if (!watchdog.isAlive()) {
                throw new PostgresUnavailable("PostgreSQL did not start: " + lastWords());
            }
            if (System.nanoTime() - startedAt > START_TIMEOUT.toNanos()) {
                stop();
                throw new PostgresUnavailable("PostgreSQL was not ready within %d seconds, see %s"
                        .formatted(START_TIMEOUT.toSeconds(), data.home().postgresLog()));
            }
            pause();
        }
    }

    private String lastWords() {
        var log = data.home().postgresLog();
        try (var lines = Files.lines(log)) {
            var last = lines.filter(line -> !line.contains("HINT:")).reduce("", (_, line) -> line);
            return "%s (more in %s)".formatted(last.substring(Math.max(0, last.indexOf("FATAL:"))), log);
        } catch (IOException _) {
            return "see " + log;
        }
    }

    /** The server writes that it takes connections, so nobody has to knock. */
    private boolean isReady() {
        return PostmasterFile.in(data.path())
                .filter(file ->
                        file.isReady() && file.port() == port && file.pid().isServing(data.path()))
                .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while PostgreSQL started", e);
        }
    }

    /** Waits until the server has ended, for whatever reason. */
    void awaitEnd() throws InterruptedException {
        watchdog.waitFor();
    }

    void stop() {
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                data.stopLeftover();
            }
        } catch (IOException e) {
            data.stopLeftover();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
