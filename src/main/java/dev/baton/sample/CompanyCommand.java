package dev.baton.sample;

import dev.baton.platform.Invalid;
import dev.baton.platform.commands.Command;
import dev.baton.platform.company.CompanyProfile;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens a company without the sample, and prints the password of whoever looks after it. */
@Component
final class CompanyCommand implements Command {

    private static final int PASSWORD_BYTES = 9;

    private final OpenCompany openCompany;
    private final SecureRandom random = new SecureRandom();

    CompanyCommand(OpenCompany openCompany) {
        this.openCompany = openCompany;
    }

    @Override
    public String name() {
        return "company";
    }

    @Override
    public String help() {
        return "open a company, and print the password of its administrator";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 2 || arguments.stream().anyMatch(String::isBlank)) {
            System.err.println(
                    "baton: company needs a name and an e-mail address: ./baton company \"Acme Foods\" ada@acme.example");
            return 2;
        }
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var email = arguments.getLast().strip();
        try {
            openCompany.handle(new OpenCompany.Command(
                    CompanyProfile.named(arguments.getFirst().strip()), null, email, email, password, false));
        } catch (Invalid invalid) {
            System.err.println("baton: " + invalid.getMessage());
            return 1;
        }
        out.println(password);
        return 0;
    }
}
