package dev.baton.platform.gs1;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a GS1-128 or GS1 DataMatrix symbol says: values, each behind its application identifier. */
public record Gs1Code(List<Element> elements) {

    /** FNC1 as a scanner transmits it between two values, when the first has no predefined length. */
    public static final char SEPARATOR = '\u001d';

    private static final Pattern BRACKET = Pattern.compile("\\((\\d{2,4})\\)");

    public record Element(String identifier, String value) {

        public Element {
            var known = ApplicationIdentifier.of(identifier)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "(%s) is no GS1 application identifier that is read here".formatted(identifier)));
            var complaint = known.complaint(value);
            if (complaint != null) {
                throw new IllegalArgumentException("(%s) \"%s\" %s".formatted(identifier, value, complaint));
            }
        }

        private boolean needsSeparator() {
            return ApplicationIdentifier.of(identifier).orElseThrow().needsSeparator();
        }
    }

    public Gs1Code {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a GS1 code says at least one thing");
        }
    }

    public static Gs1Code of(String identifier, String value) {
        return new Gs1Code(List.of(new Element(identifier, value)));
    }

    public Gs1Code and(String identifier, String value) {
        return new Gs1Code(Stream.concat(elements.stream(), Stream.of(new Element(identifier, value)))
                .toList());
    }

    /** Reads {@code (01)09501101530003(10)A1}, as people write it, or the same as a scanner transmits it. */
    public static Gs1Code parse(String text) {
        var stripped = text.strip();
        return stripped.startsWith("(") ? parseBracketed(stripped) : parseTransmitted(text);
    }

    private static Gs1Code parseBracketed(String text) {
        var elements = new ArrayList<Element>();
        var bracket = BRACKET.matcher(text);
        boolean more = bracket.lookingAt();
        while (more) {
            var identifier = bracket.group(1);
            int start = bracket.end();
            more = findKnown(bracket);
            elements.add(new Element(
                    identifier,
                    text.substring(start, more ? bracket.start() : text.length())
                            .strip()));
        }
        return new Gs1Code(elements);
    }

    /** Brackets may also stand inside a value; only those around an identifier begin the next one. */
    private static boolean findKnown(Matcher bracket) {
        while (bracket.find()) {
            if (ApplicationIdentifier.of(bracket.group(1)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Gs1Code parseTransmitted(String text) {
        var elements = new ArrayList<Element>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            var identifier = ApplicationIdentifier.codeAt(text, at);
            if (identifier == null) {
                throw new IllegalArgumentException("\"%s\" begins with no GS1 application identifier that is read here"
                        .formatted(text.substring(at)));
            }
            int start = at + identifier.length();
            at = endOfValue(text, start, ApplicationIdentifier.of(identifier).orElseThrow());
            elements.add(new Element(identifier, text.substring(start, at)));
        }
        return new Gs1Code(elements);
    }

    private static int endOfValue(String text, int start, ApplicationIdentifier identifier) {
        int separator = text.indexOf(SEPARATOR, start);
        int end = separator < 0 ? text.length() : separator;
        return identifier.needsSeparator() ? end : Math.min(end, start + identifier.lengthMax());
    }

    public Optional<String> value(String identifier) {
        return elements.stream()
                .filter(element -> element.identifier.equals(identifier))
                .map(Element::value)
                .findFirst();
    }

    /** The item: the one in hand (01), or the one inside the carton (02). */
    public Optional<Gtin> gtin() {
        return value("01").or(() -> value("02")).map(Gtin::of);
    }

    public Optional<Sscc> sscc() {
        return value("00").map(Sscc::of);
    }

    public Optional<String> batch() {
        return value("10");
    }

    public Optional<String> serial() {
        return value("21");
    }

    /** How many there are, of the item itself (30) or in the carton (37). */
    public Optional<Long> count() {
        return value("30").or(() -> value("37")).map(Long::valueOf);
    }

    /** The last day of use: expiry (17), or else best before (15). */
    public Optional<LocalDate> usableUntil(LocalDate today) {
        return value("17").or(() -> value("15")).map(digits -> date(digits, today));
    }

    public Optional<LocalDate> producedOn(LocalDate today) {
        return value("11").map(digits -> date(digits, today));
    }

    /** GS1 dates have two digits of year, read as the year nearest to today, and day 00 for the end of the month. */
    private static LocalDate date(String digits, LocalDate today) {
        int century = today.getYear() - today.getYear() % 100;
        int year = century + Integer.parseInt(digits.substring(0, 2));
        int ahead = year - today.getYear();
        int nearest = ahead > 50 ? year - 100 : ahead < -49 ? year + 100 : year;
        int day = Integer.parseInt(digits.substring(4));
        try {
            var month = YearMonth.of(nearest, Integer.parseInt(digits.substring(2, 4)));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("\"%s\" is no date".formatted(digits), impossible);
        }
    }

    /** As it stands in the symbol, without the leading FNC1. */
    public String transmitted() {
        var text = new StringBuilder();
        for (int index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            text.append(element.identifier).append(element.value);
            if (element.needsSeparator() && index < elements.size() - 1) {
                text.append(SEPARATOR);
            }
        }
        return text.toString();
    }

    public String humanReadable() {
        return elements.stream()
                .map(element -> "(%s) %s".formatted(element.identifier, element.value))
                .collect(Collectors.joining(" "));
    }
}
