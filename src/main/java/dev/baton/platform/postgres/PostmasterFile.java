package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server says about itself in {@code postmaster.pid}.
 *
 * <p>Nobody but PostgreSQL removes that file: it carries the interlock that keeps a second server away from memory that
 * the children of a dead one still use.
 */
record PostmasterFile(Pid pid, int port, boolean isReady) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> in(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            new Pid(Long.parseLong(lines.getFirst().strip())),
                            Integer.parseInt(lines.get(PORT_LINE).strip()),
                            lines.size() > STATUS_LINE
                                    && lines.get(STATUS_LINE).strip().equals("ready")));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
