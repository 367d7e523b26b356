package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/** The Baton that runs on a home, as it tells the commands that come after it. */
public record Running(long pid, int port, String url, String user, String password) {

    public static Optional<Running> at(Home home) {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(home.running())) {
            facts.load(reader);
            return Optional.of(new Running(
                            Long.parseLong(facts.getProperty("application.pid")),
                            Integer.parseInt(facts.getProperty("application.port")),
                            facts.getProperty("database.url"),
                            facts.getProperty("database.user"),
                            facts.getProperty("database.password")))
                    .filter(running -> new Pid(running.pid()).isRunning());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Plain lines, for a shell reads them too. */
    public void write(Home home) {
        try {
            Folders.writePrivately(home.running(), """
                    application.pid=%d
                    application.port=%d
                    database.url=%s
                    database.user=%s
                    database.password=%s
                    """.formatted(pid, port, url, user, password));
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot write %s: %s".formatted(home.running(), e), e);
        }
    }

    public static void forget(Home home) throws IOException {
        Files.deleteIfExists(home.running());
    }
}
