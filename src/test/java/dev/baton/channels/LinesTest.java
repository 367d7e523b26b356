package dev.baton.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void lines_end_as_people_and_programs_end_them() throws IOException {
        assertThat(read("one\ntwo\r\n\nfour")).containsExactly(text("one"), text("two"), text(""), text("four"));
        assertThat(read("one\n")).containsExactly(text("one"));
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly(text(""));
    }

    @Test
    void a_mark_at_the_beginning_is_no_part_of_the_first_line() throws IOException {
        assertThat(read("\uFEFFone\n\uFEFFtwo")).containsExactly(text("one"), text("\uFEFFtwo"));
    }

    @Test
    void a_line_may_be_as_long_as_the_bound_and_no_longer() throws IOException {
        var longest = "x".repeat(Lines.LONGEST);

        assertThat(read("a\n" + longest + "\nb")).containsExactly(text("a"), text(longest), text("b"));
        assertThat(read("a\n" + longest + "x\nb")).containsExactly(text("a"), new Lines.TooLong(), text("b"));
        assertThat(read(longest.repeat(5))).containsExactly(new Lines.TooLong());
    }

    @Test
    void what_is_no_text_is_said_to_be_none_and_harms_no_neighbour() throws IOException {
        var bytes = "one\n?\nzero\0\nlast".getBytes(StandardCharsets.UTF_8);
        bytes[4] = (byte) 0xC3;

        assertThat(read(new ByteArrayInputStream(bytes)))
                .containsExactly(text("one"), new Lines.NotText(), new Lines.NotText(), text("last"));
    }

    @Test
    void a_letter_may_lie_across_two_pieces_of_the_stream() throws IOException {
        var line = "é".repeat(100_000);

        assertThat(read(line + "\n" + line)).containsExactly(text(line), text(line));
    }

    private static Lines.Line text(String value) {
        return new Lines.Text(value);
    }

    private static List<Lines.Line> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Lines.Line> read(InputStream in) throws IOException {
        var lines = new Lines(in);
        var read = new ArrayList<Lines.Line>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            read.add(line);
        }
        return read;
    }
}
