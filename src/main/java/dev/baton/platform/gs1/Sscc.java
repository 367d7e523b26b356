package dev.baton.platform.gs1;

/** A Serial Shipping Container Code: the number of one box or pallet, never given to another within a year. */
public record Sscc(String value) {

    private static final int LENGTH = 18;

    /** Extension digit and check digit stand around the company prefix and the serial number. */
    private static final int PREFIX_AND_SERIAL = LENGTH - 2;

    public Sscc {
        if (!CheckDigit.isDigits(value) || value.length() != LENGTH) {
            throw new IllegalArgumentException("an SSCC has 18 digits; \"%s\" does not".formatted(value));
        }
        if (!CheckDigit.isRight(value)) {
            throw new IllegalArgumentException("SSCC \"%s\" ends in %s, but its check digit must be %d"
                    .formatted(value, value.substring(LENGTH - 1), CheckDigit.expected(value)));
        }
    }

    /** The SSCC in this text: 18 digits, with or without the {@code (00)} or {@code 00} in front. */
    public static Sscc of(String text) {
        var digits = CheckDigit.withoutGaps(text);
        if (digits.startsWith("(00)")) {
            digits = digits.substring(4);
        } else if (digits.length() == LENGTH + 2 && digits.startsWith("00")) {
            digits = digits.substring(2);
        }
        return new Sscc(digits);
    }

    /** The SSCC a company gives to its {@code serial}th logistic unit; refused when prefix and serial do not fit. */
    public static Sscc of(int extension, String companyPrefix, long serial) {
        if (extension < 0 || extension > 9) {
            throw new IllegalArgumentException("the extension of an SSCC is one digit, not %d".formatted(extension));
        }
        if (!CheckDigit.isDigits(companyPrefix) || companyPrefix.length() < 4 || companyPrefix.length() > 12) {
            throw new IllegalArgumentException(
                    "a GS1 company prefix has 4 to 12 digits; \"%s\" does not".formatted(companyPrefix));
        }
        int room = PREFIX_AND_SERIAL - companyPrefix.length();
        var digits = Long.toString(serial);
        if (serial < 0 || digits.length() > room) {
            throw new IllegalArgumentException("serial %d does not fit the %d digits that company prefix %s leaves"
                    .formatted(serial, room, companyPrefix));
        }
        var body = extension + companyPrefix + "0".repeat(room - digits.length()) + digits;
        return new Sscc(body + CheckDigit.completing(body));
    }

    /** As the bar code carries it. */
    public Gs1Code code() {
        return Gs1Code.of("00", value);
    }

    public String humanReadable() {
        return "(00) " + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
