package dev.baton.notes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of file some bytes are. The bytes decide, and the end of the name must agree: a program that calls itself an invoice is
 * neither. Text is told apart by its name alone, because there all of it is harmless.
 */
public enum FileKind {
    PDF("application/pdf", true, "pdf"),
    PNG("image/png", true, "png"),
    JPEG("image/jpeg", true, "jpg jpeg"),
    GIF("image/gif", true, "gif"),
    WEBP("image/webp", true, "webp"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    /** As one mail program writes it. */
    MSG("application/vnd.ms-outlook", false, "msg"),
    /** As all others do. */
    MAIL("message/rfc822", false, "eml"),
    CSV("text/csv", false, "csv tsv"),
    TEXT("text/plain", false, "txt log md");

    private static final List<FileKind> TEXTS = List.of(MAIL, CSV, TEXT);
    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private final String type;
    private final boolean shown;
    private final String endings;

    /** @param endings with blanks between them */
    FileKind(String type, boolean shown, String endings) {
        this.type = type;
        this.shown = shown;
        this.endings = endings;
    }

    /** As in the header Content-Type, without a charset. */
    public String type() {
        return type;
    }

    /** Whether a browser may show it, shut in; all others are only ever taken along. */
    public boolean isShown() {
        return shown;
    }

    /** Empty when it is none of these, or calls itself by the name of another. */
    static Optional<FileKind> of(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> List.of(kind.endings.split(" ")).contains(ending))
                .filter(kind -> kind.isWhat(bytes))
                .findFirst();
    }

    private boolean isWhat(byte[] bytes) {
        return switch (this) {
            case PDF -> begins(bytes, 0, "%PDF-");
            case PNG -> begins(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
            case JPEG -> begins(bytes, 0, 0xFF, 0xD8, 0xFF);
            case GIF -> begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a");
            case WEBP -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP");
            case XLSX ->
                begins(bytes, 0, 'P', 'K', 3, 4) && has(bytes, "xl/workbook.xml") && !has(bytes, "xl/vbaProject.bin");
            case MSG -> begins(bytes, 0, COMPOUND);
            case MAIL, CSV, TEXT -> isText(bytes);
        };
    }

    /** The charset to say with it: what older programs write is not UTF-8. */
    static Optional<String> charset(FileKind kind, byte[] bytes) {
        if (!TEXTS.contains(kind) || kind == MAIL) {
            return Optional.empty();
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of("utf-8");
        } catch (CharacterCodingException _) {
            return Optional.of("windows-1252");
        }
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if ((each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f')
                    || each == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] bytes, int at, String with) {
        return begins(bytes, at, with.chars().toArray());
    }

    private static boolean begins(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[at + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(byte[] bytes, String word) {
        var wanted = word.chars().toArray();
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && begins(bytes, at, wanted)) {
                return true;
            }
        }
        return false;
    }
}
