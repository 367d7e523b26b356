package dev.baton.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/** Starts a Baton, measures it part by part, and has it prove its books. Ends with 1 when a unit or a cent is wrong. */
public final class Bench {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Bench() {}

    public static void main(String... words) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println("baton: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Options options) throws Exception {
        var figures = new LinkedHashMap<String, Map<String, Object>>();
        boolean isTrue;
        say(options, "Starting Baton …");
        var begun = Instant.now();
        try (var baton = Baton.start(options.home(), options.isKept())) {
            figures.put(
                    "start",
                    Map.of(
                            "seconds", Figures.round(Duration.between(begun, Instant.now()).toMillis() / 1e3),
                            "memoryMb", baton.residentMb()));
            say(options, "Opening a company of %,d items …".formatted(Company.ITEMS));
            var company = Company.open(baton);
            var ground = new Ground(baton, company, company.key(), options, OptionalDouble.empty());
            if (options.orders() > 0 && !options.parts().contains("growth")) {
                say(options, "Filling in %,d orders …".formatted(options.orders()));
                var filled = Fill.of(ground, options.orders());
                figures.put("fill", filled.values());
                say(options, "  " + Report.line(filled.values()));
            }
            for (var name : options.parts()) {
                say(options, "Measuring %s …".formatted(name));
                var measured = Part.named(name).measure(ground);
                figures.put(name, measured.values());
                say(options, "  " + Report.line(measured.values()));
                if (name.equals("floor")) {
                    ground = ground.withFloor(measured.perSecond());
                }
            }
            figures.put("end", Map.of("memoryMb", baton.residentMb()));
            say(options, "Proving stock and money …");
            isTrue = isProved(options, baton) && Report.isNothingOversold(figures);
        }
        figures.put("verify", Map.of("clean", isTrue));
        if (options.isJson()) {
            System.out.println(JSON.writeValueAsString(figures));
        } else {
            System.out.print(Report.table(figures));
        }
        return isTrue;
    }

    private static boolean isProved(Options options, Baton baton) throws InterruptedException {
        try {
            say(options, "  " + baton.command("verify").strip().lines().toList().getLast());
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    /** With {@code --json} standard output carries one line and nothing else. */
    private static void say(Options options, String text) {
        (options.isJson() ? System.err : System.out).println(text);
    }
}
