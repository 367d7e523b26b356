package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom PostgreSQL runs as: its programs refuse to run as root.
 *
 * <p>Below root, a user namespace of its own is best, because every file stays root's; where that is forbidden, an
 * ordinary account takes over the home.
 */
record Account(List<String> prefix) {

    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    static Account forHome(Home home) {
        if (!System.getProperty("user.name").equals("root")) {
            return new Account(List.of());
        }
        if (belongsToRoot(home.data()) && Program.run("unshare", "-U", "true").succeeded()) {
            return new Account(List.of("unshare", "-U"));
        }
        return CANDIDATES.stream()
                .map(Account::named)
                .filter(account -> account.reaches(home))
                .findFirst()
                .orElseThrow(() -> new PostgresUnavailable(
                        "PostgreSQL does not run as root, and no other account can use %s: start Baton as another user"
                                .formatted(home.path())));
    }

    /** Files once given to an ordinary account are out of reach inside a namespace: they stay with it. */
    private static boolean belongsToRoot(Path data) {
        try {
            return !Files.exists(data) || Files.getOwner(data).getName().equals("root");
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot look at %s: %s".formatted(data, e), e);
        }
    }

    private static Account named(String name) {
        var group = Program.run("id", "-g", name).output();
        return new Account(List.of("setpriv", "--reuid=" + name, "--regid=" + group, "--clear-groups"));
    }

    private boolean reaches(Home home) {
        var owner = prefix.get(1).substring("--reuid=".length());
        return Program.run(command(List.of("true"))).succeeded()
                && Program.run("chown", "-R", owner, home.path().toString()).succeeded()
                && Program.run(command(List.of("test", "-w", home.path().toString())))
                        .succeeded();
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }
}
