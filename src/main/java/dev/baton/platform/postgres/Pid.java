package dev.baton.platform.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process known by its number only, perhaps one that a Baton before us started. */
record Pid(long value) {

    /** A zombie has ended: a process 1 that never reaps leaves it in the table for ever. */
    boolean isRunning() {
        return ProcessHandle.of(value).map(ProcessHandle::isAlive).orElse(false) && !isZombie();
    }

    boolean isServing(Path data) {
        return isRunning() && commandLine().contains(data.toString());
    }

    private boolean isZombie() {
        var stat = proc("stat");
        return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private String commandLine() {
        var words = proc("cmdline").replace('\0', ' ');
        return words.isEmpty()
                ? ProcessHandle.of(value)
                        .flatMap(process -> process.info().commandLine())
                        .orElse("")
                : words;
    }

    /** A file of Linux about the process; empty on systems without them. */
    private String proc(String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(value), name), ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
