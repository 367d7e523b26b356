package dev.baton.channels;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.commands.Command;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports a file, works it off, and prints what became of it. */
@Component
final class ImportCommand implements Command {

    private static final int SHOWN = 20;

    private final Tenants tenants;
    private final ImportFile importFile;
    private final ReceiveImport receive;
    private final WorkImports work;
    private final ImportQueries imports;

    ImportCommand(
            Tenants tenants, ImportFile importFile, ReceiveImport receive, WorkImports work, ImportQueries imports) {
        this.tenants = tenants;
        this.importFile = importFile;
        this.receive = receive;
        this.work = work;
        this.imports = imports;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String help() {
        return "import a CSV, Excel or NDJSON file: --kind orders|history|items|customers|stock|prices, --back-fill, --company NAME, --dry-run";
    }

    private record Wanted(
            Path file, ImportKind kind, @Nullable String company, boolean isDryRun) {}

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException {
        var wanted = wanted(arguments).orElse(null);
        if (wanted == null) {
            System.err.println(
                    "baton: import needs a file, and may say more: ./baton import orders.csv --kind orders|history|items|customers|stock|prices --company \"Acme Foods\" --dry-run");
            return 2;
        }
        var tenant = tenants.list().stream()
                .filter(candidate -> wanted.company == null || candidate.name().equals(wanted.company))
                .findFirst()
                .orElse(null);
        if (tenant == null) {
            System.err.println("baton: there is no such company; see ./baton run and ./baton company");
            return 1;
        }
        if (!Files.isReadable(wanted.file)) {
            System.err.println("baton: %s cannot be read".formatted(wanted.file));
            return 1;
        }
        var caller = Caller.system(tenant.id(), "Command line");
        try {
            return caller.call(() -> run(wanted, out));
        } catch (Invalid invalid) {
            invalid.fields()
                    .forEach(field -> System.err.println("baton: %s %s".formatted(field.field(), field.message())));
            return 1;
        }
    }

    private int run(Wanted wanted, PrintStream out) throws IOException {
        var name = String.valueOf(wanted.file.getFileName());
        try (var in = new BufferedInputStream(Files.newInputStream(wanted.file))) {
            var outcome = name.toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl)")
                    ? receive.handle(new ReceiveImport.Command(wanted.kind, name, wanted.isDryRun, null), in)
                    : importFile.handle(wanted.kind, name, wanted.isDryRun, in);
            return outcome instanceof ReceiveImport.ImportReceived(var one) ? follow(one.id(), out) : 1;
        }
    }

    /** Works along with whoever else works imports on this database. */
    private int follow(ImportId id, PrintStream out) {
        var self = Ids.next();
        var one = imports.get(id);
        while (!one.state().isOver()) {
            if (!work.turn(self, WorkImports.TURN)) {
                pause();
            }
            one = imports.get(id);
            System.err.printf(Locale.ROOT, "%d of %d rows%n", one.received() - one.waiting(), one.received());
        }
        for (var row :
                imports.rows(id, RowOutcome.FAILED, PageRequest.first(SHOWN)).data()) {
            var problem = row.problem();
            System.err.printf(Locale.ROOT, "row %d: %s%n", row.row(), problem == null ? "" : problem.detail());
        }
        out.printf(
                Locale.ROOT,
                "%s %d done, %d done before, %d failed, %d not worked; import %s%n",
                one.dryRun() ? "Dry run:" : "Imported:",
                one.done(),
                one.repeated(),
                one.failed(),
                one.waiting(),
                id);
        return one.state() == ImportState.DONE && one.failed() == 0 ? 0 : 1;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Wanted> wanted(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        Path file = null;
        var kind = ImportKind.ORDERS;
        String company = null;
        boolean isDryRun = false;
        while (!rest.isEmpty()) {
            var word = rest.remove();
            switch (word) {
                case "--dry-run" -> isDryRun = true;
                case "--back-fill" -> kind = ImportKind.HISTORY;
                case "--kind" -> {
                    var said = String.valueOf(rest.poll()).toUpperCase(Locale.ROOT);
                    var found = Arrays.stream(ImportKind.values())
                            .filter(one -> one.name().equals(said))
                            .findFirst();
                    if (found.isEmpty()) {
                        return Optional.empty();
                    }
                    kind = found.get();
                }
                case "--company" -> company = rest.poll();
                default -> {
                    if (file != null) {
                        return Optional.empty();
                    }
                    file = Path.of(word);
                }
            }
        }
        return file == null ? Optional.empty() : Optional.of(new Wanted(file, kind, company, isDryRun));
    }
}
