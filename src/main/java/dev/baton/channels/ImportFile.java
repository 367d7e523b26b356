package dev.baton.channels;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a CSV or Excel file: its columns are matched with the fields that the API takes, its rows become what the API would take
 * as a body, and from there on it is an import as any other.
 */
@Service
public class ImportFile {

    /** Files beyond this are sent as NDJSON or by the command line. */
    public static final int MOST_BYTES = 32 << 20;

    private static final int PREVIEWED = 5;
    private static final int LONGEST_NAME = 100;

    /**
     * A file before it is imported.
     *
     * @param columns what each column stands for, as far as the partner's last file or the headings tell
     * @param rows the first of them
     * @param missing fields that are needed and that no column stands for
     */
    public record Preview(
            UUID id,
            ImportKind kind,
            String name,
            String partner,
            List<String> headings,
            Map<Integer, FileField> columns,
            List<List<String>> rows,
            List<FileField> missing) {}

    private final ReceiveImport receive;
    private final ImportFiles files;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final String usualCurrency;

    ImportFile(
            ReceiveImport receive,
            ImportFiles files,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            @Value("${baton.currency:USD}") String usualCurrency) {
        this.receive = receive;
        this.files = files;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.usualCurrency = usualCurrency;
    }

    /** Keeps a file for a day, so that its columns can be matched. */
    public UUID upload(ImportKind kind, String name, String partner, byte[] content) throws IOException {
        new Invalid.Collector()
                .require(
                        partner.length() <= LONGEST_NAME,
                        "partner",
                        "has at most %d characters".formatted(LONGEST_NAME))
                .throwIfAny();
        try (var table = Table.of(new ByteArrayInputStream(content))) {
            table.next();
        }
        var id = Ids.next();
        var file = new ImportFiles.Uploaded(kind, name, partner.strip(), content);
        transaction.executeWithoutResult(_ -> files.add(id, file, clock.instant()));
        return id;
    }

    public Preview preview(UUID id) throws IOException {
        var file = uploaded(id);
        try (var table = Table.of(new ByteArrayInputStream(file.content()))) {
            var columns = columns(file.kind(), file.partner(), table.headings());
            var rows = new ArrayList<List<String>>();
            for (var row = table.next(); row != null && rows.size() < PREVIEWED; row = table.next()) {
                rows.add(row);
            }
            return new Preview(
                    id,
                    file.kind(),
                    file.name(),
                    file.partner(),
                    table.headings(),
                    columns,
                    rows,
                    FileField.missing(file.kind(), columns));
        }
    }

    /**
     * Imports an uploaded file, and remembers what its columns were for the partner's next one.
     *
     * @param paths of the fields, by the number of the column
     */
    public ReceiveImport.Outcome start(UUID id, Map<Integer, String> paths, boolean isDryRun) throws IOException {
        var file = uploaded(id);
        try (var table = Table.of(new ByteArrayInputStream(file.content()))) {
            var columns = new LinkedHashMap<Integer, FileField>();
            paths.forEach((column, path) ->
                    FileField.named(file.kind(), path).ifPresent(field -> columns.put(column, field)));
            remember(file, table.headings(), columns);
            return receive(file.kind(), file.name(), isDryRun, new ByteArrayInputStream(file.content()), columns);
        }
    }

    /** Imports a file whose headings tell what its columns are. */
    public ReceiveImport.Outcome handle(ImportKind kind, String name, boolean isDryRun, InputStream content)
            throws IOException {
        return receive(kind, name, isDryRun, content, null);
    }

    private ReceiveImport.Outcome receive(
            ImportKind kind,
            String name,
            boolean isDryRun,
            InputStream content,
            @Nullable Map<Integer, FileField> columns)
            throws IOException {
        return receive.handle(new ReceiveImport.Command(kind, name, isDryRun, null), content, in -> {
            var table = Table.of(in);
            var known = columns == null ? FileField.guess(kind, table.headings()) : columns;
            var missing = FileField.missing(kind, known);
            if (!missing.isEmpty()) {
                throw new Invalid(
                        "file",
                        "has no column for "
                                + missing.stream().map(FileField::path).collect(Collectors.joining(", ")));
            }
            return new TableRows(kind, table, known, usualCurrency, json);
        });
    }

    private ImportFiles.Uploaded uploaded(UUID id) {
        return files.find(id).orElseThrow(() -> new NotFound("uploaded file", id));
    }

    /** As the partner's last file was read where its headings are the same, and by their names elsewhere. */
    private Map<Integer, FileField> columns(ImportKind kind, String partner, List<String> headings) {
        var remembered = files.mapping(kind, partner);
        var guessed = FileField.guess(kind, headings);
        var columns = new LinkedHashMap<Integer, FileField>();
        for (int i = 0; i < headings.size(); i++) {
            var path = remembered.get(headings.get(i));
            var field =
                    path == null ? guessed.get(i) : FileField.named(kind, path).orElse(null);
            if (field != null && !columns.containsValue(field)) {
                columns.put(i, field);
            }
        }
        return columns;
    }

    private void remember(ImportFiles.Uploaded file, List<String> headings, Map<Integer, FileField> columns) {
        var said = new LinkedHashMap<String, String>();
        for (int i = 0; i < headings.size(); i++) {
            var field = columns.get(i);
            said.put(headings.get(i), field == null ? "" : field.path());
        }
        transaction.executeWithoutResult(_ -> files.remember(file.kind(), file.partner(), said, clock.instant()));
    }
}
