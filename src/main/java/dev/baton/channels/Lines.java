package dev.baton.channels;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line without ever holding more than one, and none beyond a bound. */
final class Lines implements RowSource {

    /** Longer lines are skipped, and said to be too long. */
    static final int LONGEST = 256 << 10;

    /** A line, or why there is none. */
    sealed interface Line {}

    /** Without its end; blank lines are empty. */
    record Text(String value) implements Line {}

    record TooLong() implements Line {}

    /** Bytes that are no UTF-8, or a character that no text has. */
    record NotText() implements Line {}

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private byte[] line = new byte[4 << 10];
    private int from;
    private int until;
    private boolean isFirst = true;

    Lines(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Line next() throws IOException {
        int length = 0;
        boolean anything = false;
        while (true) {
            if (from == until) {
                until = Math.max(0, in.read(buffer));
                from = 0;
                if (until == 0) {
                    return anything ? read(length) : null;
                }
            }
            anything = true;
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            length = keep(length, end - from);
            boolean isWhole = end < until;
            from = isWhole ? end + 1 : end;
            if (isWhole) {
                return read(length);
            }
        }
    }

    /** @return how long the line is; only the beginning of one that is too long is kept */
    private int keep(int length, int more) {
        if (length + more > LONGEST) {
            return LONGEST + 1;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, Math.min(LONGEST, line.length * 2)));
        }
        System.arraycopy(buffer, from, line, length, more);
        return length + more;
    }

    private Line read(int length) {
        if (length > LONGEST) {
            isFirst = false;
            return new TooLong();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            var plain = (isFirst && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
            return plain.indexOf('\0') >= 0 ? new NotText() : new Text(plain);
        } catch (CharacterCodingException _) {
            return new NotText();
        } finally {
            isFirst = false;
        }
    }
}
