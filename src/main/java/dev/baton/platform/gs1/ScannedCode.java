package dev.baton.platform.gs1;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a scanner or a keyboard has given us, told apart as far as the text alone allows.
 *
 * <p>Nothing that might be a SKU is refused here: only a text that says it is GS1, and is not, is unreadable.
 */
public sealed interface ScannedCode {

    /** A plain EAN, UPC or case code. */
    record Item(Gtin item) implements ScannedCode {}

    /** A GS1 symbol: an item with its batch and dates, a box, or whatever else it says. */
    record Label(Gs1Code code) implements ScannedCode {}

    /** Anything else: a SKU, a bin, an order number. */
    record Text(String value) implements ScannedCode {}

    /** It announces GS1 and does not keep to it: torn, misread or misprinted. */
    record Unreadable(String value, String why) implements ScannedCode {}

    /** The item, when the code itself names one. */
    default Optional<Gtin> gtin() {
        return switch (this) {
            case Item(var item) -> Optional.of(item);
            case Label(var code) -> code.gtin();
            case Text _, Unreadable _ -> Optional.empty();
        };
    }

    /** Reads the raw text of a scanner, with or without its symbology identifier ({@code ]C1} and its like). */
    static ScannedCode of(String raw) {
        var text = Transmission.normalised(raw);
        if (Transmission.SAYS_GS1.matcher(text).lookingAt()) {
            return gs1(text.substring(3));
        }
        var plain = Transmission.SYMBOLOGY.matcher(text).replaceFirst("").strip();
        if (Transmission.ELEMENTS.matcher(plain).lookingAt() || plain.indexOf(Gs1Code.SEPARATOR) >= 0) {
            return gs1(plain);
        }
        var link = Transmission.DIGITAL_LINK.matcher(plain);
        if (link.find()) {
            return item(link.group(1));
        }
        return plainText(plain);
    }

    private static ScannedCode item(String digits) {
        try {
            return new Item(Gtin.of(digits));
        } catch (IllegalArgumentException broken) {
            return new Unreadable(digits, String.valueOf(broken.getMessage()));
        }
    }

    private static ScannedCode gs1(String text) {
        try {
            return new Label(Gs1Code.parse(text));
        } catch (IllegalArgumentException broken) {
            return new Unreadable(text, String.valueOf(broken.getMessage()));
        }
    }

    /** Digits alone may be a GTIN or, from a scanner that drops FNC1, the elements of a GS1 symbol. */
    private static ScannedCode plainText(String text) {
        if (!text.isEmpty() && CheckDigit.isDigits(text.substring(0, 1))) {
            var gtin = CheckDigit.isDigits(text) ? Gtin.tryOf(text) : Optional.<Gtin>empty();
            if (gtin.isPresent()) {
                return new Item(gtin.get());
            }
            if (Transmission.STARTS_LIKE_GS1.matcher(text).lookingAt() && gs1(text) instanceof Label label) {
                return label;
            }
        }
        return new Text(text);
    }

    /** How scanners, and the keyboards they pretend to be, spell what is not a printable character. */
    final class Transmission {

        private static final Pattern SAYS_GS1 = Pattern.compile("\\](C1|d2|e0|Q3|J1)");
        private static final Pattern SYMBOLOGY = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");
        private static final Pattern ELEMENTS = Pattern.compile("\\(\\d{2,4}\\)");
        private static final Pattern STARTS_LIKE_GS1 = Pattern.compile("00\\d{18}|0[12]\\d{14}");
        private static final Pattern DIGITAL_LINK = Pattern.compile("^https?://[^?#]*/01/(\\d{8,14})(?=[/?#]|$)");
        private static final Pattern SEPARATOR_SPELLED = Pattern.compile("<GS>|\\{GS\\}|<FNC1>|\\{FNC1\\}|\u241d");

        private Transmission() {}

        private static String normalised(String raw) {
            var separated = SEPARATOR_SPELLED.matcher(raw).replaceAll(String.valueOf(Gs1Code.SEPARATOR));
            return separated.replaceAll("[\\r\\n\\t]+$", "").replaceAll("^[ \\r\\n\\t]+", "");
        }
    }
}
