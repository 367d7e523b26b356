package dev.baton.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.Invalid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

    private static final Map<String, Object> VALUES = Map.of(
            "customer", Map.of("name", "Rosa <script>alert(1)</script>"),
            "order", Map.of("number", "SO-1", "units", "3"),
            "tracking", Map.of("url", "https://example.com/t/abc"),
            "brand", Map.of("name", "A & B", "accent", "#123456", "onAccent", "#ffffff", "ink", "#123456"),
            "hasItems", true,
            "items", List.of(Map.of("name", "Pepper & salt", "quantity", "2", "state", "on its way")));

    @Test
    void one_text_becomes_html_and_plain_text() {
        var body = """
                Hello {{customer.name}},

                **three** things & more:
                second line

                [items]

                [button: See it]
                """;

        assertThat(MailText.html(body, VALUES))
                .contains("Rosa &lt;script&gt;", "<strong>three</strong> things &amp; more:<br>", "Pepper &amp; salt")
                .contains("href=\"https://example.com/t/abc\"", ">See it</a>")
                .doesNotContain("<script>", "{{");
        assertThat(MailText.plain(body, VALUES)).isEqualTo("""
                Hello Rosa <script>alert(1)</script>,

                three things & more:
                second line

                2 x Pepper & salt (on its way)

                See it:
                https://example.com/t/abc""");
    }

    @Test
    void what_is_not_known_is_left_out_with_the_section_around_it() {
        var body = """
                {{#order.expectedOn}}
                It comes on {{order.expectedOn}}.
                {{/order.expectedOn}}
                {{^order.expectedOn}}
                We do not know yet.
                {{/order.expectedOn}}
                """;

        assertThat(MailText.plain(body, VALUES)).isEqualTo("We do not know yet.");
    }

    @Test
    void a_value_cannot_begin_another_header() {
        var values = Map.<String, Object>of("note", Map.of("subject", "Hi\r\nBcc: everybody@example.com"));

        assertThat(MailText.subject("{{note.subject}}", values)).isEqualTo("Hi Bcc: everybody@example.com");
    }

    @Test
    void nothing_of_java_can_be_reached() {
        assertThat(MailText.plain("[{{order.number.class}}{{order.class.name}}{{order.number.length}}]", VALUES))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello {{customer.nam}}                  | {{customer.nam}} is no field of a letter; did you mean {{customer.name}}?
            {{#order.expectedOn}}open               | {{#order.expectedOn}} is never closed with {{/order.expectedOn}}
            {{/order.expectedOn}}                   | {{/order.expectedOn}} closes what is not open
            {{{order.number}}}                      | {{{order.number}}} is not allowed here; write {{order.number}}
            {{&order.number}}                       | {{&order.number}} is not allowed here; write {{order.number}}
            {{>secret}}                             | {{>secret}} is not allowed here; write {{secret}}
            [itemz]                                 | [itemz] is no block; there are items, waiting items, cancelled items, shipment, button
            """)
    void a_mistake_is_named(String body, String complaint) {
        var complaints = new Invalid.Collector();

        MailText.complain("body", body, complaints);

        assertThat(fields(complaints)).containsExactly(complaint);
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void what_is_shipped_is_right(MessageKind kind) {
        var shipped = new ShippedTemplates();
        for (var language : TemplateQueries.LANGUAGES) {
            var template = shipped.get(kind, language);
            Template.check(template.subject(), template.body());
            assertThat(template.language()).isEqualTo(language);
            assertThat(MailText.html(template.body(), VALUES)).doesNotContain("{{", "}}", "[items]", "**");
            assertThat(MailText.plain(template.body(), VALUES)).doesNotContain("{{", "}}", "[button", "**");
        }
    }

    private static List<String> fields(Invalid.Collector complaints) {
        try {
            complaints.throwIfAny();
            return List.of();
        } catch (Invalid invalid) {
            return invalid.fields().stream().map(Invalid.Field::message).toList();
        }
    }
}
