package dev.baton.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Baton as a stranger starts it: {@code ./baton run} on a home of its own. */
final class RunningBaton implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** Where a test may listen to webhooks: nothing else on this machine may be reached by them. */
    static final int RECEIVER = freePort();

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path home;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private RunningBaton(Path home, int port, Map<String, String> environment) {
        this.home = home;
        this.port = port;
        this.environment = environment;
        this.process = launch();
    }

    /** Starts on a fresh home and waits until it serves. */
    static RunningBaton fresh(String name) {
        return fresh(name, Map.of());
    }

    static RunningBaton fresh(String name, Map<String, String> environment) {
        var home = Path.of("target", "homes", name).toAbsolutePath();
        delete(home);
        var baton = new RunningBaton(home, freePort(), environment);
        baton.awaitHealth();
        return baton;
    }

    /** Another node on the database of {@code keeper}, which it reaches at {@code databasePort}. */
    static RunningBaton beside(RunningBaton keeper, String name, int databasePort) {
        var facts = keeper.facts();
        return fresh(
                name,
                Map.of(
                        "BATON_SAMPLE", "false",
                        "BATON_DATABASE_URL",
                                facts.getProperty("database.url")
                                        .replace(":" + keeper.databasePort() + "/", ":" + databasePort + "/"),
                        "BATON_DATABASE_USER", facts.getProperty("database.user"),
                        "BATON_DATABASE_PASSWORD", facts.getProperty("database.password")));
    }

    int port() {
        return port;
    }

    int databasePort() {
        return URI.create(facts().getProperty("database.url").substring("jdbc:".length())).getPort();
    }

    private Properties facts() {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("running.properties"))) {
            facts.load(reader);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A company of its own, and a key for it. */
    Api company(String name) {
        command("company", name, "crash@sons.example");
        return new Api(url("/api/v1"), command("key", "e2e", name).strip().lines().toList().getLast().strip());
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** A key by {@code ./baton key}. */
    Api api() {
        var said = command("key", "e2e").strip().lines().toList();
        return new Api(url("/api/v1"), said.getLast().strip());
    }

    /** What {@code ./baton verify} says; it fails the test unless everything holds. */
    String verify() {
        return command("verify");
    }

    /** Pulls the plug: neither Baton nor its PostgreSQL gets to say good-bye. */
    void kill(boolean database) {
        var victims = new ArrayList<ProcessHandle>();
        if (database) {
            process.descendants().forEach(victims::add);
        }
        victims.addFirst(process.toHandle());
        victims.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Kills PostgreSQL under a living Baton. */
    void killDatabase() {
        process.descendants()
                .filter(handle -> handle.info().command().map(it -> it.endsWith("/postgres")).orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    void startAgain() {
        process = launch();
        awaitHealth();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        try {
            Files.createDirectories(home);
            var command = new ProcessBuilder(
                    ROOT.resolve("baton").toString(), "run", "--home", home.toString(), "--port", String.valueOf(port));
            command.environment().putAll(environment);
            command.environment().put("BATON_WEBHOOKS_ALLOW", "localhost:" + RECEIVER);
            return command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("console.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitHealth() {
        var end = Instant.now().plus(PATIENCE);
        while (!isHealthy()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("Baton did not start:\n" + console());
            }
            pause();
        }
    }

    boolean isHealthy() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url("/actuator/health/readiness")))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String command(String... words) {
        var line = new ArrayList<>(List.of(ROOT.resolve("baton").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--home", home.toString()));
        try {
            var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            var started = builder.start();
            var said = new String(started.getInputStream().readAllBytes());
            if (started.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String console() {
        try {
            return Files.readString(home.resolve("console.txt"));
        } catch (IOException e) {
            return "(it said nothing)";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
