package dev.baton.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.platform.Invalid;
import dev.baton.platform.documents.PostalAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something goes, and to whom.
 *
 * <p>Any text makes one, blanks around it dropped and an absent text empty, so that a form can keep what was typed;
 * {@link #complain} says what is wrong with it and {@link VerifyAddress} whether it can be delivered to.
 *
 * @param region ISO 3166-2 without the country, such as CA; empty where addresses have none
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
        String name,
        @Nullable String company,
        String line1,
        @Nullable String line2,
        String city,
        String region,
        String postcode,
        String country,
        @Nullable String email,
        @Nullable String phone) {

    private static final int TEXT_MAX = 100;
    private static final int LINE_MAX = 200;
    private static final int CODE_MAX = 20;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./x-]{5,30}");
    private static final Pattern POST_BOX = Pattern.compile(
            "\\b(p\\.? ?o\\.?|post(al)?( office)?) ?box\\b"
                    + "|\\b(apartado( de correos| postal)?|apdo\\.?( de correos)?|postfach|postbus|bo[iî]te postale"
                    + "|casella postale|caixa postal|case postale|skr\\.? ?poczt\\.?)( nr\\.?| n[ºo°]\\.?)? ?\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "BP 112" is a box where French is written, and a filling station elsewhere. */
    private static final Pattern FRENCH_BOX =
            Pattern.compile("(^|,)\\s*(b\\.? ?p\\.?|c\\.? ?s\\.?) ?\\d", Pattern.CASE_INSENSITIVE);

    private static final Set<String> FRENCH = Set.of(
            "FR", "BE", "LU", "MC", "MA", "TN", "DZ", "SN", "CI", "CM", "BF", "ML", "NE", "TG", "BJ", "GA", "CG", "CD",
            "MG", "DJ", "TD", "CF", "GN", "MR", "KM", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF", "WF", "MF", "BL");

    private static final Pattern FLEET = Pattern.compile("\\b(apo|fpo|dpo)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> FORCES = Set.of("AA", "AE", "AP");

    private static final Pattern COMPANY = Pattern.compile(
            "\\b(inc|llc|ltd|limited|corp|corporation|co\\.|gmbh|kg|plc|aps|s\\.a|s\\.l|s\\.l\\.u|s\\.?a\\.?r\\.?l|b\\.v|n\\.v|s\\.r\\.l|s\\.p\\.a"
                    + "|c\\.v)\\.?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DWELLING = Pattern.compile(
            "\\b(apt|apartment|apto|apartamento|piso|flat|appt|appartement|wohnung|whg|interno|andar|lgh)\\b\\.?|\\b\\d+ ?[ºª]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What stands at an address, as far as it can be told from what is written. */
    public enum Premises {
        COMPANY,
        RESIDENCE,
        UNKNOWN
    }

    public Address {
        name = text(name);
        company = optional(company);
        line1 = text(line1);
        line2 = optional(line2);
        city = text(city);
        region = text(region);
        postcode = text(postcode);
        country = text(country).toUpperCase(Locale.ROOT);
        email = optional(email);
        phone = optional(phone);
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    public static boolean isEmail(String text) {
        return text.length() <= LINE_MAX && EMAIL.matcher(text).matches();
    }

    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** Carriers deliver to doors; only the post delivers to its boxes. */
    @JsonIgnore
    public boolean isPostBox() {
        return isBox(line1) || (line2 != null && isBox(line2));
    }

    private boolean isBox(String line) {
        return POST_BOX.matcher(line).find()
                || (FRENCH.contains(country) && FRENCH_BOX.matcher(line).find());
    }

    /** A military or diplomatic post office of the United States, to which only the post delivers. */
    @JsonIgnore
    public boolean isForces() {
        return country.equals("US")
                && (FORCES.contains(region.toUpperCase(Locale.ROOT))
                        || FLEET.matcher(city).find());
    }

    /** A company's name says so; a dwelling has a number of its own in the house. */
    @JsonIgnore
    public Premises premises() {
        if (company != null || COMPANY.matcher(name).find()) {
            return Premises.COMPANY;
        }
        return DWELLING.matcher(line1).find()
                        || (line2 != null && DWELLING.matcher(line2).find())
                ? Premises.RESIDENCE
                : Premises.UNKNOWN;
    }

    /** As it is written on paper. */
    public PostalAddress postal() {
        return new PostalAddress(name, company, line1, line2, city, region, postcode, country);
    }

    /**
     * Names every field that keeps this from being an address.
     *
     * @param prefix where it stands in the request, such as {@code shipTo}
     */
    public void complain(String prefix, Invalid.Collector complaints) {
        required(name, LINE_MAX, prefix + ".name", complaints);
        bounded(company, LINE_MAX, prefix + ".company", complaints);
        required(line1, LINE_MAX, prefix + ".line1", complaints);
        bounded(line2, LINE_MAX, prefix + ".line2", complaints);
        required(city, TEXT_MAX, prefix + ".city", complaints);
        bounded(region, TEXT_MAX, prefix + ".region", complaints);
        bounded(postcode, CODE_MAX, prefix + ".postcode", complaints);
        complaints.require(isCountry(country), prefix + ".country", "is no ISO 3166-1 alpha-2 code such as US");
        complaints.require(email == null || isEmail(email), prefix + ".email", "is no e-mail address");
        complaints.require(phone == null || isPhone(phone), prefix + ".phone", "is no telephone number");
    }

    private static void required(String value, int max, String field, Invalid.Collector complaints) {
        complaints.require(!value.isEmpty(), field, "must not be blank");
        bounded(value, max, field, complaints);
    }

    private static void bounded(@Nullable String value, int max, String field, Invalid.Collector complaints) {
        complaints.require(
                value == null || value.length() <= max, field, () -> "must have at most %d characters".formatted(max));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
