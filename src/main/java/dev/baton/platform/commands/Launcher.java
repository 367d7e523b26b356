package dev.baton.platform.commands;

import dev.baton.platform.postgres.Home;
import dev.baton.platform.postgres.HomeInUse;
import dev.baton.platform.postgres.LocalPostgres;
import dev.baton.platform.postgres.PostgresSettings;
import dev.baton.platform.postgres.PostgresUnavailable;
import dev.baton.platform.postgres.Running;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Finds or starts the database, then runs Baton on it, or one command. */
public final class Launcher {

    /** The file in which a run that prepares faster starts says that it has served. */
    static final String FIRST_RUN = "baton.first-run";

    private static final String DATABASE = "baton";

    /** A command serves nobody and works on nothing but what it was asked for. */
    private static final List<String> SILENT = List.of(
            "--server.port=-1",
            "--spring.main.lazy-initialization=true",
            "--db-scheduler.enabled=false",
            "--baton.relay.enabled=false",
            "--baton.progress=false");

    private final Class<?> application;
    private final CommandLine line;
    private final WayOut wayOut;

    private Launcher(Class<?> application, CommandLine line, WayOut wayOut) {
        this.application = application;
        this.line = line;
        this.wayOut = wayOut;
    }

    public static void launch(Class<?> application, String... words) {
        var wayOut = new WayOut();
        wayOut.install();
        try {
            var line = CommandLine.parse(List.of(words), System.getenv());
            new Launcher(application, line, wayOut).launch();
        } catch (Refusal refusal) {
            fail(wayOut, refusal.exitCode(), refusal);
        } catch (PostgresUnavailable unavailable) {
            fail(wayOut, 1, unavailable);
        }
    }

    private static void fail(WayOut wayOut, int exitCode, Exception reason) {
        System.err.println("baton: " + reason.getMessage());
        wayOut.exit(exitCode);
    }

    private void launch() {
        if (line.isRun()) {
            run();
        } else {
            wayOut.exit(runCommand());
        }
    }

    private void run() {
        requireFreePort();
        var home = Home.at(line.home());
        var database = Database.in(System.getenv()).map(Launcher::checked).orElseGet(() -> startPostgres(home));
        say("Starting Baton …");
        var context = start(
                home,
                database,
                List.of(
                        "--server.port=" + line.port(),
                        "--baton.progress=true",
                        "--baton.sample.enabled=" + wantsSample()));
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        publish(home, database, port);
        welcome(context, port);
        served();
    }

    /** What a first run leaves for the next starts is worth something only if it came this far. */
    private static void served() {
        var mark = System.getProperty(FIRST_RUN);
        if (mark != null) {
            try {
                Files.writeString(Path.of(mark), "");
            } catch (IOException e) {
                System.err.println("baton: later starts will not be faster: " + e);
            }
        }
    }

    /** An empty database is filled with a company to try, unless the environment says otherwise. */
    private static boolean wantsSample() {
        return !"false".equalsIgnoreCase(System.getenv("BATON_SAMPLE"));
    }

    private static Database checked(Database database) {
        database.requireSupportedVersion();
        return database;
    }

    private Database startPostgres(Home home) {
        var postgres = LocalPostgres.start(home, PostgresSettings.durable(), this::say);
        wayOut.opened(line.isRun() ? "Stopping PostgreSQL …" : "", postgres);
        postgres.createDatabase(DATABASE);
        return new Database(postgres.url(DATABASE), postgres.user(), postgres.password());
    }

    /** So that other commands find this database instead of being refused the home. */
    private void publish(Home home, Database database, int port) {
        if (Database.in(System.getenv()).isEmpty()) {
            var pid = ProcessHandle.current().pid();
            var running = new Running(pid, port, database.url(), database.user(), database.password());
            running.write(home);
            wayOut.opened("", () -> Running.forget(home));
        }
    }

    private void welcome(ConfigurableApplicationContext context, int port) {
        say("");
        say("Baton is ready: http://localhost:%d".formatted(port));
        context.getBeansOfType(Welcome.class)
                .values()
                .forEach(welcome -> welcome.lines().forEach(this::say));
        say("Stop it with Ctrl-C.");
    }

    private int runCommand() {
        var home = Home.at(line.home());
        var database = Database.in(System.getenv()).map(Launcher::checked).orElseGet(() -> joinPostgres(home));
        var context = start(home, database, SILENT);
        var command = context.getBeansOfType(Command.class).values().stream()
                .filter(candidate -> candidate.name().equals(line.command()))
                .findFirst()
                .orElseThrow(() -> Refusal.usage("Unknown command %s: try ./baton help".formatted(line.command())));
        try {
            return command.run(line.arguments(), System.out);
        } catch (Exception e) {
            throw Refusal.failure("%s failed: %s".formatted(line.command(), causeOf(e)));
        }
    }

    /** The database of the Baton that runs on this home, or one that runs as long as the command does. */
    private Database joinPostgres(Home home) {
        try {
            return startPostgres(home);
        } catch (HomeInUse inUse) {
            return Running.at(home)
                    .map(running -> new Database(running.url(), running.user(), running.password()))
                    .orElseThrow(() -> Refusal.failure(
                            "Baton is just starting or stopping on %s: try again in a moment".formatted(home.path())));
        }
    }

    private ConfigurableApplicationContext start(Home home, Database database, List<String> arguments) {
        var spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> wayOut.opened(line.isRun() ? "\nStopping Baton …" : "", context));
        var all = new ArrayList<>(database.springArguments());
        all.add("--baton.home=" + home.path());
        all.addAll(logging(home));
        all.addAll(arguments);
        try {
            return spring.run(all.toArray(String[]::new));
        } catch (PortInUseException taken) {
            throw portInUse(taken.getPort());
        } catch (RuntimeException e) {
            throw Refusal.failure("Baton did not start: %s (more in %s)".formatted(causeOf(e), home.logs()));
        }
    }

    private List<String> logging(Home home) {
        return List.of(
                "--logging.file.name=" + home.logs().resolve("baton.log"),
                "--logging.logback.rollingpolicy.max-file-size=20MB",
                "--logging.logback.rollingpolicy.max-history=10",
                "--logging.threshold.console=" + (line.isVerbose() ? "INFO" : "WARN"));
    }

    private static String causeOf(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e).toString();
    }

    private void requireFreePort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(line.port()));
        } catch (IOException _) {
            throw portInUse(line.port());
        }
    }

    private static Refusal portInUse(int port) {
        return Refusal.failure("Port %d is in use: choose another with --port".formatted(port));
    }

    /** Commands write their answer to standard output, and nothing else. */
    private void say(String text) {
        if (line.isRun()) {
            System.out.println(text);
        } else {
            System.err.println(text);
        }
    }
}
