package dev.baton.platform.security;

import dev.baton.platform.commands.Command;
import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prints a new API key that may do everything, on a line of its own: {@code KEY=$(./baton key demo "Acme Foods")}. */
@Component
final class KeyCommand implements Command {

    private final Tenants tenants;
    private final ApiKeys keys;

    KeyCommand(Tenants tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public String help() {
        return "print a new API key of the first company, or of the one that is named";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2 || arguments.getFirst().isBlank()) {
            System.err.println("baton: key needs a name for the new key, and may name a company: ./baton key demo");
            return 2;
        }
        var tenant = tenants.list().stream()
                .filter(candidate -> arguments.size() == 1 || candidate.name().equals(arguments.getLast()))
                .findFirst()
                .orElse(null);
        if (tenant == null) {
            System.err.println("baton: there is no such company; see ./baton run and ./baton company");
            return 1;
        }
        var key = Caller.system(tenant.id(), "Command line")
                .call(() -> keys.create(arguments.getFirst().strip(), List.of("*")));
        out.println(key.secret());
        return 0;
    }
}
