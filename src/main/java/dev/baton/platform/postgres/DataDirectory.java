package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory: created once, and freed of a server that outlived the Baton which started it. */
record DataDirectory(Home home, Binaries binaries, Account account) {

    static final String USER = "baton";

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final String STOP_TIMEOUT_SECONDS = "60";

    Path path() {
        return home.data();
    }

    void createIfMissing(Consumer<String> progress) {
        if (Files.exists(path())) {
            return;
        }
        progress.accept("Creating the database in %s …".formatted(path()));
        try {
            var draft = Folders.draftOf(path());
            create(draft);
            Folders.publish(draft, path());
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot create the database in %s: %s".formatted(path(), e), e);
        }
    }

    private void create(Path folder) {
        var initdb = run(
                "initdb",
                "--pgdata=" + folder,
                "--username=" + USER,
                "--pwfile=" + home.secret(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
        if (!initdb.succeeded()) {
            throw new PostgresUnavailable("PostgreSQL could not create its files: " + initdb.output());
        }
    }

    /** Stops a server on these files that nobody watches any more, or waits for one that is stopping. */
    void stopLeftover() {
        PostmasterFile.in(path())
                .map(PostmasterFile::pid)
                .filter(pid -> pid.isServing(path()))
                .ifPresent(this::stop);
    }

    private void stop(Pid pid) {
        log.warn("A PostgreSQL was left running on {} (process {}): stopping it", path(), pid.value());
        var outcome = stop("fast");
        if (!outcome.succeeded() && pid.isServing(path())) {
            outcome = stop("immediate");
        }
        if (!outcome.succeeded() && pid.isServing(path())) {
            throw new PostgresUnavailable("Cannot stop the PostgreSQL left running on %s (process %d): %s"
                    .formatted(path(), pid.value(), outcome.output()));
        }
    }

    private Program stop(String mode) {
        return run(
                "pg_ctl",
                "stop",
                "--pgdata=" + path(),
                "--mode=" + mode,
                "--wait",
                "--timeout=" + STOP_TIMEOUT_SECONDS);
    }

    private Program run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(binaries.program(program)));
        command.addAll(List.of(arguments));
        return Program.run(account.command(command));
    }
}
