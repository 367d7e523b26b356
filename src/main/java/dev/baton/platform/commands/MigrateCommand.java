package dev.baton.platform.commands;

import java.io.PrintStream;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/** Brings the schema up to date and does nothing else, for those who deploy in steps. */
@Component
final class MigrateCommand implements Command {

    private final Flyway flyway;

    MigrateCommand(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String help() {
        return "bring the schema up to date, without starting Baton";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        flyway.migrate();
        var current = flyway.info().current();
        out.println("The schema is at version %s.".formatted(current == null ? "0" : current.getVersion()));
        return 0;
    }
}
