package dev.baton.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileKindTest {

    @Test
    void the_bytes_decide_and_the_name_must_agree() {
        assertThat(kind("invoice.PDF", "%PDF-1.7\n…")).isEqualTo(FileKind.PDF);
        assertThat(kind("invoice.pdf", "MZ program")).isNull();
        assertThat(kind("invoice.png", "%PDF-1.7")).isNull();
        assertThat(kind("invoice.exe", "%PDF-1.7")).isNull();
        assertThat(kind("invoice", "%PDF-1.7")).isNull();
        assertThat(kind("a.gif", "GIF89a…")).isEqualTo(FileKind.GIF);
        assertThat(kind("a.webp", "RIFF1234WEBPVP8 ")).isEqualTo(FileKind.WEBP);
        assertThat(kind("a.webp", "RIFF1234WAVE")).isNull();
        assertThat(FileKind.of("a.jpeg", bytes(0xFF, 0xD8, 0xFF, 0xE0))).contains(FileKind.JPEG);
        assertThat(FileKind.of("a.png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)))
                .contains(FileKind.PNG);
        assertThat(FileKind.of("a.png", bytes(0x89, 'P', 'N', 'G'))).isEmpty();
    }

    @Test
    void a_workbook_is_one_and_has_no_macros() {
        assertThat(kind("stock.xlsx", "PK\u0003\u0004…xl/workbook.xml…")).isEqualTo(FileKind.XLSX);
        assertThat(kind("stock.xlsx", "PK\u0003\u0004…word/document.xml…")).isNull();
        assertThat(kind("stock.xlsx", "PK\u0003\u0004…xl/workbook.xml…xl/vbaProject.bin"))
                .isNull();
        assertThat(kind("stock.xlsm", "PK\u0003\u0004…xl/workbook.xml…")).isNull();
    }

    @Test
    void text_has_nothing_in_it_that_nobody_can_read() {
        assertThat(kind("a.txt", "Grüße\r\n\tund mehr")).isEqualTo(FileKind.TEXT);
        assertThat(kind("a.csv", "sku,quantity\nMUG,1")).isEqualTo(FileKind.CSV);
        assertThat(kind("a.eml", "From: ana@example.org\n\nHello")).isEqualTo(FileKind.MAIL);
        assertThat(kind("a.txt", "a\u0000b")).isNull();
        assertThat(kind("a.html", "<script>alert(1)</script>")).isNull();
        assertThat(kind("a.svg", "<svg/>")).isNull();
    }

    @Test
    void what_is_not_utf_8_says_so() {
        assertThat(FileKind.charset(FileKind.CSV, "ñ".getBytes(StandardCharsets.UTF_8)))
                .contains("utf-8");
        assertThat(FileKind.charset(FileKind.CSV, "ñ".getBytes(Charset.forName("windows-1252"))))
                .contains("windows-1252");
        assertThat(FileKind.charset(FileKind.PDF, new byte[] {1})).isEmpty();
    }

    @Test
    void a_name_is_plain_and_short() {
        assertThat(AttachFile.plain("C:\\temp\\a.pdf")).isEqualTo("a.pdf");
        assertThat(AttachFile.plain("../../etc/a.pdf")).isEqualTo("a.pdf");
        assertThat(AttachFile.plain("a\"b\r\nX: y<c>.pdf")).isEqualTo("abX yc.pdf");
        assertThat(AttachFile.plain("fdp\u202Egpj.pdf")).isEqualTo("fdpgpj.pdf");
        assertThat(AttachFile.plain("x".repeat(300) + ".pdf")).hasSize(200).endsWith("x.pdf");
    }

    private static @Nullable FileKind kind(String name, String content) {
        return FileKind.of(name, content.getBytes(StandardCharsets.UTF_8)).orElse(null);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
