package dev.baton.platform.documents;

/**
 * The data of a {@code ^BC} bar code, with the invocations that choose its subsets: {@code >;} and {@code >5} for pairs
 * of digits (C), {@code >:} and {@code >6} for text (B), {@code >8} for FNC1.
 *
 * <p>The printer's own automatic mode is left alone, because it differs from firmware to firmware and one of its
 * forms adds check digits of its own.
 */
final class Zpl128 {

    /** Fewer digits than these do not pay for the change of subset, unless they end the code. */
    private static final int DIGITS_WORTH_A_CHANGE = 6;

    private static final int DIGITS_WORTH_A_START = 4;

    private final String text;
    private final StringBuilder data = new StringBuilder();
    private int at;

    private Zpl128(String text) {
        this.text = text;
    }

    static String invocations(String text) {
        return new Zpl128(text).encode();
    }

    private String encode() {
        int first = text.startsWith(String.valueOf(Barcode.FNC1)) ? 1 : 0;
        boolean pairs =
                digitsFrom(first) >= DIGITS_WORTH_A_START || (digitsFrom(first) == 2 && first + 2 == text.length());
        data.append(pairs ? ">;" : ">:");
        while (at < text.length()) {
            if (text.charAt(at) == Barcode.FNC1) {
                data.append(">8");
                at++;
            } else if (pairs) {
                pairs = pair();
            } else {
                pairs = letter();
            }
        }
        return data.toString();
    }

    /** In subset C; answers whether we still are. */
    private boolean pair() {
        if (digitsFrom(at) >= 2) {
            data.append(text, at, at + 2);
            at += 2;
            return true;
        }
        data.append(">6");
        return false;
    }

    /** In subset B; answers whether subset C was chosen for what follows. */
    private boolean letter() {
        int digits = digitsFrom(at);
        boolean atEnd = at + digits == text.length();
        boolean worth = digits >= DIGITS_WORTH_A_CHANGE || (atEnd && digits >= DIGITS_WORTH_A_START);
        if (worth && digits % 2 == 0) {
            data.append(">5");
            return true;
        }
        data.append(
                switch (text.charAt(at)) {
                    case '>' -> ">0";
                    case '^' -> "><";
                    case '~' -> ">=";
                    default -> text.substring(at, at + 1);
                });
        at++;
        return false;
    }

    private int digitsFrom(int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }
}
