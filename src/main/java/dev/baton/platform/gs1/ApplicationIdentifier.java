package dev.baton.platform.gs1;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The GS1 application identifiers Baton reads: how long each value is, and of what.
 *
 * <p>An identifier of a predefined length needs no separator after it; that is a property of its first two digits and
 * not of its length (section 7.8 of the GS1 General Specifications), hence its own column.
 */
enum ApplicationIdentifier {
    SSCC("00", "n18", true),
    GTIN("01", "n14", true),
    CONTENT("02", "n14", true),
    BATCH("10", "x..20", false),
    PRODUCED_ON("11", "n6", true),
    PAYMENT_DUE_ON("12", "n6", true),
    PACKED_ON("13", "n6", true),
    BEST_BEFORE("15", "n6", true),
    SELL_BY("16", "n6", true),
    EXPIRES_ON("17", "n6", true),
    VARIANT("20", "n2", true),
    SERIAL("21", "x..20", false),
    CONSUMER_VARIANT("22", "x..20", false),
    ADDITIONAL_ID("240", "x..30", false),
    CUSTOMER_PART("241", "x..30", false),
    COMPONENT("243", "x..20", false),
    SECONDARY_SERIAL("250", "x..30", false),
    SOURCE("251", "x..30", false),
    VARIABLE_COUNT("30", "n..8", false),
    NET_WEIGHT_KG("310", "n6", true, true),
    LENGTH_M("311", "n6", true, true),
    WIDTH_M("312", "n6", true, true),
    HEIGHT_M("313", "n6", true, true),
    NET_VOLUME_L("315", "n6", true, true),
    NET_WEIGHT_LB("320", "n6", true, true),
    GROSS_WEIGHT_KG("330", "n6", true, true),
    GROSS_WEIGHT_LB("340", "n6", true, true),
    CONTENT_COUNT("37", "n..8", false),
    AMOUNT("390", "n..15", false, true),
    PRICE("392", "n..15", false, true),
    ORDER_NUMBER("400", "x..30", false),
    CONSIGNMENT("401", "x..30", false),
    SHIPMENT("402", "n17", false),
    ROUTE("403", "x..30", false),
    SHIP_TO("410", "n13", true),
    BILL_TO("411", "n13", true),
    PURCHASED_FROM("412", "n13", true),
    SHIP_FOR("413", "n13", true),
    LOCATION("414", "n13", true),
    INVOICER("415", "n13", true),
    SHIP_TO_POSTCODE("420", "x..20", false),
    SHIP_TO_COUNTRY_AND_POSTCODE("421", "x..12", false),
    COUNTRY_OF_ORIGIN("422", "n3", false),
    INTERNAL_90("90", "x..30", false),
    INTERNAL_91("91", "x..90", false),
    INTERNAL_92("92", "x..90", false),
    INTERNAL_99("99", "x..90", false);

    /** Every character that GS1 allows in a value ("character set 82"), and the space that older labels carry. */
    private static final Pattern TEXT = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z ]*");

    private static final Map<String, ApplicationIdentifier> BY_CODE =
            Arrays.stream(values()).collect(toUnmodifiableMap(identifier -> identifier.code, identifier -> identifier));

    private final String code;
    private final boolean numeric;
    private final int lengthMin;
    private final int lengthMax;
    private final boolean predefined;
    private final boolean decimal;

    ApplicationIdentifier(String code, String format, boolean predefined) {
        this(code, format, predefined, false);
    }

    ApplicationIdentifier(String code, String format, boolean predefined, boolean decimal) {
        var length = Integer.parseInt(format.replaceAll("\\D", ""));
        this.code = code;
        this.numeric = format.startsWith("n");
        this.lengthMin = format.contains("..") ? 1 : length;
        this.lengthMax = length;
        this.predefined = predefined;
        this.decimal = decimal;
    }

    /** The identifier written as {@code code}; of a measure this is four digits, the last its decimal places. */
    static Optional<ApplicationIdentifier> of(String code) {
        var plain = BY_CODE.get(code);
        if (plain != null && !plain.decimal) {
            return Optional.of(plain);
        }
        var measure = code.length() == 4 && code.charAt(3) <= '9' && code.charAt(3) >= '0'
                ? BY_CODE.get(code.substring(0, 3))
                : null;
        return measure != null && measure.decimal ? Optional.of(measure) : Optional.empty();
    }

    /** The code that {@code text} begins with at {@code start}, or null when it is none of ours. */
    static @Nullable String codeAt(String text, int start) {
        for (int length = 2; length <= 4 && start + length <= text.length(); length++) {
            var candidate = text.substring(start, start + length);
            if (of(candidate).isPresent()) {
                return candidate;
            }
        }
        return null;
    }

    boolean needsSeparator() {
        return !predefined;
    }

    int lengthMax() {
        return lengthMax;
    }

    /** What is the matter with this value, or null when nothing is. */
    @Nullable
    String complaint(String value) {
        if (value.length() < lengthMin || value.length() > lengthMax) {
            var allowed = lengthMin == lengthMax ? Integer.toString(lengthMax) : lengthMin + " to " + lengthMax;
            return "must have %s characters, not %d".formatted(allowed, value.length());
        }
        if (numeric && !CheckDigit.isDigits(value)) {
            return "must be digits";
        }
        if (!TEXT.matcher(value).matches()) {
            return "has characters that GS1 does not allow";
        }
        return hasCheckDigit() && !CheckDigit.isRight(value)
                ? "ends in a wrong check digit; it must be %d".formatted(CheckDigit.expected(value))
                : null;
    }

    private boolean hasCheckDigit() {
        return switch (this) {
            case SSCC, GTIN, CONTENT, SHIPMENT, SHIP_TO, BILL_TO, PURCHASED_FROM, SHIP_FOR, LOCATION, INVOICER -> true;
            default -> false;
        };
    }
}
