package dev.baton.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** How a program that was run to its end came out. */
record Program(int exitCode, String output) {

    static final int NOT_FOUND = 127;

    static Program run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return new Program(process.waitFor(), output);
        } catch (IOException e) {
            return new Program(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while running " + command.getFirst(), e);
        }
    }

    static Program run(String... command) {
        return run(List.of(command));
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
