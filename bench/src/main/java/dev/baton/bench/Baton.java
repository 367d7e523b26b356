package dev.baton.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The Baton that is measured: a process of its own, started as anybody starts it, without the sample company. */
final class Baton implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final int port;
    private final int receiver;
    private final Process process;

    private Baton(Path home, int port, int receiver, Process process) {
        this.home = home;
        this.port = port;
        this.receiver = receiver;
        this.process = process;
    }

    static Baton start(Path home, boolean isKept) throws IOException, InterruptedException {
        if (!isKept) {
            delete(home);
        }
        Files.createDirectories(home);
        int port = freePort();
        var builder = new ProcessBuilder(
                        ROOT.resolve("baton").toString(),
                        "run",
                        "--home",
                        home.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BATON_DATABASE_"));
        builder.environment().put("BATON_SAMPLE", "false");
        int receiver = freePort();
        builder.environment().put("BATON_WEBHOOKS_ALLOW", "localhost:" + receiver);
        var baton = new Baton(home, port, receiver, builder.start());
        baton.awaitReadiness();
        return baton;
    }

    int port() {
        return port;
    }

    /** The port of this machine to which it may send webhooks. */
    int receiver() {
        return receiver;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    java.sql.Connection database() throws SQLException, IOException {
        var facts = facts();
        return DriverManager.getConnection(
                facts.getProperty("database.url"), facts.getProperty("database.user"), facts.getProperty("database.password"));
    }

    /** Another database of the same server, with the same tables and nothing in them. */
    String emptyCopy(String name) throws Exception {
        try (var connection = database();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        }
        var facts = facts();
        var url = facts.getProperty("database.url").replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        command(
                Map.of(
                        "BATON_DATABASE_URL", url,
                        "BATON_DATABASE_USER", facts.getProperty("database.user"),
                        "BATON_DATABASE_PASSWORD", facts.getProperty("database.password")),
                "migrate");
        return url;
    }

    Properties facts() throws IOException {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("running.properties"))) {
            facts.load(reader);
        }
        return facts;
    }

    /** What a command of the launcher says. */
    String command(String... words) throws Exception {
        return command(Map.of(), words);
    }

    private String command(Map<String, String> environment, String... words) throws Exception {
        var line = new ArrayList<>(List.of(ROOT.resolve("baton").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--home", home.toString()));
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        var errors = home.resolve("command.txt").toFile();
        var started = builder.redirectError(errors).start();
        var said = new String(started.getInputStream().readAllBytes());
        if (started.waitFor() != 0) {
            throw new IllegalStateException(
                    "%s failed:%n%s%s".formatted(String.join(" ", words), said, Files.readString(errors.toPath())));
        }
        return said;
    }

    /** Gives the memory that Baton keeps at this moment, in MB. */
    long residentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "Baton did not start:\n" + Files.readString(home.resolve("console.txt")));
            }
            Thread.sleep(100);
        }
        while (!Files.exists(home.resolve("running.properties"))) {
            Thread.sleep(50);
        }
    }

    private boolean isReady() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port))
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
