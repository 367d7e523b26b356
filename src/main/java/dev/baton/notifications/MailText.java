package dev.baton.notifications;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.baton.platform.Invalid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a letter as a merchant writes it: paragraphs, {@code **strong**}, Mustache fields and sections, and a few blocks in
 * brackets that stand for a table or a button. Written once, rendered twice: as HTML, and as plain text for those who prefer it.
 *
 * <p>Nothing in it is HTML, so there is nothing in it that could be dangerous, and a value is escaped wherever it stands. Values
 * are looked up in maps and nowhere else: no reflection, no methods, no surprises.
 */
final class MailText {

    /** What a letter can speak of. A name with dots stands for a value in a section of its first part. */
    static final Set<String> FIELDS = Set.of(
            "customer.name",
            "order.number",
            "order.reference",
            "order.placedOn",
            "order.expectedOn",
            "order.previouslyOn",
            "order.units",
            "order.isLater",
            "order.town",
            "order.total",
            "shipment.number",
            "shipment.carrier",
            "shipment.service",
            "shipment.expectedOn",
            "shipment.deliveredOn",
            "shipment.isPart",
            "shipment.comesBack",
            "waiting.count",
            "waiting.on",
            "invoice.number",
            "invoice.amount",
            "invoice.dueOn",
            "payment.number",
            "payment.amount",
            "refund.amount",
            "return.number",
            "offer.item",
            "offer.units",
            "offer.substitute",
            "offer.until",
            "note.text",
            "note.subject",
            "tracking.url",
            "brand.name",
            "brand.email",
            "brand.phone",
            "brand.website");

    /** What stands alone on a line, in brackets. */
    static final List<String> BLOCKS = List.of("items", "waiting items", "cancelled items", "shipment", "button");

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/&>!={]?)\\s*([^{}]*?)\\s*}}}?");
    private static final Pattern SECTION_LINE = Pattern.compile("\\{\\{[#^/]\\s*[^{}]+?\\s*}}");
    private static final Pattern BLOCK = Pattern.compile("\\[([a-z ]+)(?:: (.+))?]");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");

    /** Maps and lists only. */
    private static final class Plainly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    private static final Mustache.Compiler HTML = compiler(true);
    private static final Mustache.Compiler PLAIN = compiler(false);

    private MailText() {}

    static String html(String body, Map<String, Object> values) {
        return HTML.compile(htmlSource(body)).execute(values);
    }

    static String plain(String body, Map<String, Object> values) {
        return PLAIN.compile(plainSource(body))
                .execute(values)
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** One line, whatever the values hold: a line break in a subject is the beginning of another header. */
    static String subject(String subject, Map<String, Object> values) {
        return PLAIN.compile(subject)
                .execute(values)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    /** Names everything that keeps {@code text} from being a letter. */
    static void complain(String field, String text, Invalid.Collector complaints) {
        Deque<String> open = new ArrayDeque<>();
        var tags = TAG.matcher(text);
        while (tags.find()) {
            var name = tags.group(2);
            switch (tags.group(1)) {
                case "#", "^" -> {
                    complaints.require(isKnown(name), field, unknown(name));
                    open.push(name);
                }
                case "/" -> {
                    boolean closes = !open.isEmpty() && open.peek().equals(name);
                    complaints.require(closes, field, "{{/%s}} closes what is not open".formatted(name));
                    if (closes) {
                        open.pop();
                    }
                }
                case "" -> complaints.require(FIELDS.contains(name), field, unknown(name));
                case "!" -> {}
                default -> complaints.add(field, "%s is not allowed here; write {{%s}}".formatted(tags.group(), name));
            }
        }
        open.forEach(name -> complaints.add(field, "{{#%s}} is never closed with {{/%s}}".formatted(name, name)));
        text.lines()
                .map(String::strip)
                .map(BLOCK::matcher)
                .filter(block -> block.matches() && !BLOCKS.contains(block.group(1)))
                .forEach(block -> complaints.add(
                        field, "[%s] is no block; there are %s".formatted(block.group(1), String.join(", ", BLOCKS))));
        if (complaints.isEmpty()) {
            compile(field, text, complaints);
        }
    }

    private static void compile(String field, String text, Invalid.Collector complaints) {
        try {
            HTML.compile(htmlSource(text));
            PLAIN.compile(plainSource(text));
        } catch (MustacheException e) {
            complaints.add(field, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isKnown(String name) {
        return FIELDS.contains(name) || FIELDS.stream().anyMatch(field -> field.startsWith(name + "."));
    }

    private static String unknown(String name) {
        return nearest(name)
                .map(field -> "{{%s}} is no field of a letter; did you mean {{%s}}?".formatted(name, field))
                .orElse("{{%s}} is no field of a letter".formatted(name));
    }

    private static Optional<String> nearest(String name) {
        return FIELDS.stream()
                .filter(field -> distance(field, name) <= 4)
                .min(Comparator.<String>comparingInt(field -> distance(field, name))
                        .thenComparing(field -> field));
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(same, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private static Mustache.Compiler compiler(boolean escape) {
        var compiler = Mustache.compiler().withCollector(new Plainly()).defaultValue("");
        return escape ? compiler.withEscaper(text -> html(text).replace("\n", "<br>\n")) : compiler.escapeHTML(false);
    }

    private static String htmlSource(String body) {
        var html = new StringBuilder();
        for (var part : parts(body)) {
            html.append(
                    switch (part) {
                        case Raw(var tag) -> tag;
                        case Block(var name, var words) ->
                            MailBlocks.html(name, words == null ? null : strong(escaped(words)));
                        case Paragraph(var lines) ->
                            MailBlocks.paragraph(strong(String.join(
                                    "<br>\n",
                                    lines.stream().map(MailText::escaped).toList())));
                    });
        }
        return html.toString();
    }

    private static String plainSource(String body) {
        var plain = new StringBuilder();
        for (var part : parts(body)) {
            plain.append(
                    switch (part) {
                        case Raw(var tag) -> tag;
                        case Block(var name, var words) -> MailBlocks.plain(name, words) + "\n\n";
                        case Paragraph(var lines) ->
                            STRONG.matcher(String.join("\n", lines)).replaceAll("$1") + "\n\n";
                    });
        }
        return plain.toString();
    }

    private sealed interface Part {}

    private record Raw(String tag) implements Part {}

    private record Block(String name, @Nullable String words) implements Part {}

    private record Paragraph(List<String> lines) implements Part {}

    private static List<Part> parts(String body) {
        var parts = new ArrayList<Part>();
        var lines = new ArrayList<String>();
        for (var line : body.lines().map(String::strip).toList()) {
            var block = BLOCK.matcher(line);
            boolean isBlock = block.matches() && BLOCKS.contains(block.group(1));
            boolean isTag = SECTION_LINE.matcher(line).matches();
            if (line.isEmpty() || isBlock || isTag) {
                if (!lines.isEmpty()) {
                    parts.add(new Paragraph(List.copyOf(lines)));
                    lines.clear();
                }
                if (isBlock) {
                    parts.add(new Block(block.group(1), block.group(2)));
                } else if (isTag) {
                    parts.add(new Raw(line));
                }
            } else {
                lines.add(line);
            }
        }
        if (!lines.isEmpty()) {
            parts.add(new Paragraph(List.copyOf(lines)));
        }
        return parts;
    }

    /** The merchant's own words, not the tags in them: Mustache escapes what they stand for. */
    private static String escaped(String line) {
        var escaped = new StringBuilder();
        var tags = TAG.matcher(line);
        int done = 0;
        while (tags.find()) {
            escaped.append(html(line.substring(done, tags.start()))).append(tags.group());
            done = tags.end();
        }
        return escaped.append(html(line.substring(done))).toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String strong(String html) {
        return STRONG.matcher(html).replaceAll("<strong>$1</strong>");
    }
}
