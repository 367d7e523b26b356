package dev.baton.channels;

import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps rows as they arrive, a few hundred at a time, so that neither memory nor a transaction ever holds them all. They are
 * worked only when the last one is here.
 *
 * <p>The same key is the same import: its rows are compared with those that came under it before, and not kept again.
 */
@Service
public class ReceiveImport {

    static final int MOST_ROWS = 256;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int CHUNKS_TOGETHER = 8;

    /**
     * @param source where it comes from, for people
     */
    public record Command(
            ImportKind kind,
            String source,
            boolean dryRun,
            @Nullable String idempotencyKey) {}

    public sealed interface Outcome {}

    public record ImportReceived(Import one) implements Outcome {}

    /** It had been received before. */
    public record Repeated(Import one) implements Outcome {}

    /** Its rows are arriving at this moment, over another connection. */
    public record UnderWay() implements Outcome {}

    /** Other rows came under the same key. */
    public record Reused(String key) implements Outcome {}

    /** Somebody cancelled it while it arrived. */
    public record Stopped() implements Outcome {}

    private final Imports imports;
    private final ImportQueries queries;
    private final ImportSignal signal;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReceiveImport(
            Imports imports,
            ImportQueries queries,
            ImportSignal signal,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.queries = queries;
        this.signal = signal;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads rows from what arrives. */
    interface Reading {

        RowSource of(InputStream in) throws IOException;
    }

    /**
     * One JSON object a line.
     *
     * @throws IOException when the rows stop arriving; what was kept of them is given up
     */
    public Outcome handle(Command command, InputStream body) throws IOException {
        return handle(command, body, Lines::new);
    }

    Outcome handle(Command command, InputStream body, Reading reading) throws IOException {
        var id = ImportId.next();
        if (!begin(id, command)) {
            return again(String.valueOf(command.idempotencyKey()), body);
        }
        try {
            var digested = new DigestInputStream(body, sha256());
            var arriving = new Arriving(id);
            arriving.keep(reading.of(digested));
            boolean isClosed = arriving.isWanted && close(id, command, hex(digested));
            signal.wake();
            return isClosed ? new ImportReceived(queries.get(id)) : new Stopped();
        } catch (IOException | RuntimeException e) {
            imports.breakOff(id, clock.instant());
            throw e;
        }
    }

    private boolean begin(ImportId id, Command command) {
        return Boolean.TRUE.equals(transaction.execute(_ -> imports.add(
                id,
                command.kind(),
                command.source(),
                command.dryRun(),
                "{}",
                command.idempotencyKey(),
                clock.instant())));
    }

    private boolean close(ImportId id, Command command, String digest) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean isClosed = imports.close(id, digest, clock.instant());
            if (isClosed) {
                audit.record(
                        "import",
                        id,
                        "received",
                        null,
                        Map.of("kind", command.kind(), "source", command.source(), "dryRun", command.dryRun()));
            }
            return isClosed;
        }));
    }

    private Outcome again(String key, InputStream body) throws IOException {
        var before = imports.findByKey(key).orElse(null);
        if (before == null || before.state() == ImportState.RECEIVING || before.digest() == null) {
            return new UnderWay();
        }
        var digested = new DigestInputStream(body, sha256());
        digested.transferTo(java.io.OutputStream.nullOutputStream());
        return hex(digested).equals(before.digest()) ? new Repeated(queries.get(before.id())) : new Reused(key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(DigestInputStream digested) {
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    /** What has arrived of one import. */
    private final class Arriving {

        private final ImportId id;
        private final List<Chunk> chunks = new ArrayList<>();
        private final List<Imports.Outcome> unreadable = new ArrayList<>();
        private List<String> lines = new ArrayList<>();
        private boolean isWanted = true;
        private int characters;
        private long firstRow = 1;
        private int kept;
        private long received;
        private long failed;

        Arriving(ImportId id) {
            this.id = id;
        }

        void keep(RowSource arriving) throws IOException {
            for (var line = arriving.next(); line != null && isWanted; line = arriving.next()) {
                switch (line) {
                    case Lines.Text(var text) -> {
                        lines.add(text);
                        characters += text.length();
                        received += text.isEmpty() ? 0 : 1;
                    }
                    case Lines.TooLong _ -> refuse("has more than %d KiB".formatted(Lines.LONGEST >> 10));
                    case Lines.NotText _ -> refuse("is no text in UTF-8");
                }
                if (lines.size() == MOST_ROWS || characters >= MOST_CHARACTERS) {
                    chunkUp();
                }
            }
            chunkUp();
            write();
        }

        private void refuse(String why) {
            var row = new Chunk.Row(firstRow + lines.size(), "");
            unreadable.add(
                    new Imports.Outcome(row, RowResult.failed(RowProblem.of(new Invalid("", "The row " + why)))));
            lines.add("");
            received++;
            failed++;
        }

        private void chunkUp() {
            if (lines.isEmpty()) {
                return;
            }
            chunks.add(new Chunk(kept + chunks.size(), firstRow, lines));
            firstRow += lines.size();
            lines = new ArrayList<>();
            characters = 0;
            if (chunks.size() == CHUNKS_TOGETHER) {
                write();
            }
        }

        private void write() {
            Instant now = clock.instant();
            transaction.executeWithoutResult(_ -> {
                isWanted = imports.grow(id, kept + chunks.size(), received, failed, now);
                if (isWanted) {
                    chunks.forEach(chunk -> imports.addChunk(id, chunk));
                    imports.addOutcomes(id, unreadable);
                }
            });
            kept += chunks.size();
            chunks.clear();
            unreadable.clear();
        }
    }
}
