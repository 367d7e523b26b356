package dev.baton.platform.commands;

import java.io.PrintStream;
import java.util.List;

/** Something {@code ./baton NAME} does besides running. A bean of this type is found by its name. */
public interface Command {

    String name();

    /** One line for {@code ./baton help}. */
    String help();

    /** Answers the exit code: 0 when it did what was asked. */
    int run(List<String> arguments, PrintStream out) throws Exception;
}
