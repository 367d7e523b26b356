package dev.baton.platform.commands;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What was typed, understood. */
record CommandLine(String command, List<String> arguments, Path home, int port, boolean isVerbose) {

    static final String RUN = "run";
    private static final String IMPORT = "import";

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    static CommandLine parse(List<String> words, Map<String, String> environment) {
        var rest = new ArrayDeque<>(words);
        var plain = new ArrayList<String>();
        var own = new ArrayList<String>();
        var home = Path.of(environment.getOrDefault("BATON_HOME", System.getProperty("user.home") + "/.baton"));
        var port = DEFAULT_PORT;
        var isVerbose = false;
        while (!rest.isEmpty()) {
            var word = rest.remove();
            switch (word) {
                case "--home" -> home = Path.of(valueOf(word, rest));
                case "--port" -> port = portIn(valueOf(word, rest));
                case "--verbose" -> isVerbose = true;
                case "--kind", "--company" -> {
                    own.add(word);
                    own.add(valueOf(word, rest));
                }
                case "--dry-run" -> own.add(word);
                default -> plain.add(known(word));
            }
        }
        var command = plain.isEmpty() ? RUN : plain.removeFirst();
        if (!own.isEmpty() && !command.equals(IMPORT)) {
            throw Refusal.usage(
                    "%s is an option of import, not of %s: try ./baton help".formatted(own.getFirst(), command));
        }
        plain.addAll(own);
        return new CommandLine(command, List.copyOf(plain), home.toAbsolutePath(), port, isVerbose);
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw Refusal.usage("%s needs a value".formatted(option));
        }
        return rest.remove();
    }

    private static String known(String word) {
        if (word.startsWith("--")) {
            throw Refusal.usage("Unknown option %s: try ./baton help".formatted(word));
        }
        return word;
    }

    private static int portIn(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number out of range
        }
        throw Refusal.usage("--port needs a number up to %d, not %s".formatted(HIGHEST_PORT, text));
    }

    boolean isRun() {
        return command.equals(RUN);
    }
}
