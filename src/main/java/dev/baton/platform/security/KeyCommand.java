package dev.baton.platform.security;

import dev.baton.platform.commands.Command;
import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prints a new API key that may do everything, on a line of its own: {@code KEY=$(./baton key demo)}. */
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
        return "print a new API key of the sample company";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || arguments.getFirst().isBlank()) {
            System.err.println("baton: key needs one name for the new key, such as ./baton key demo");
            return 2;
        }
        var tenant = tenants.list().stream().findFirst().orElse(null);
        if (tenant == null) {
            System.err.println("baton: there is no company yet, start Baton once with ./baton run");
            return 1;
        }
        var key = Caller.system(tenant.id(), "Command line")
                .call(() -> keys.create(arguments.getFirst().strip(), List.of("*")));
        out.println(key.secret());
        return 0;
    }
}
