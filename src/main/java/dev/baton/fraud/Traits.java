package dev.baton.fraud;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.baton.orders.OrderView;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what an order may be known again.
 *
 * @param known what is compared, by kind
 * @param phoneCountry ISO 3166-1 alpha-2 of the phone; null when it has none, or none that can be told
 */
record Traits(Map<TraitKind, String> known, @Nullable String phoneCountry) {

    Traits {
        known = Map.copyOf(known);
    }

    static Traits of(OrderView order) {
        var to = order.shipTo();
        var known = new EnumMap<TraitKind, String>(TraitKind.class);
        known.put(
                TraitKind.ADDRESS,
                TraitKind.ADDRESS.normal("%s,%s,%s".formatted(to.country(), to.postcode(), to.line1())));
        if (to.email() != null && to.email().contains("@")) {
            known.put(TraitKind.MAIL, TraitKind.MAIL.normal(to.email()));
            known.put(TraitKind.MAIL_DOMAIN, TraitKind.MAIL_DOMAIN.normal(to.email()));
        }
        String country = null;
        if (to.phone() != null && !to.phone().isBlank()) {
            known.put(TraitKind.PHONE, phone(to.phone(), to.country()));
            country = countryOf(to.phone(), to.country());
        }
        return new Traits(known, country);
    }

    /** As it is dialled from anywhere; its digits when it is no phone number of that country. */
    static String phone(String text, String country) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            return phones.format(phones.parse(text, country), PhoneNumberFormat.E164);
        } catch (NumberParseException _) {
            return TraitKind.PHONE.normal(text);
        }
    }

    private static @Nullable String countryOf(String text, String country) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, country);
            var region = phones.getRegionCodeForNumber(number);
            // Several countries share one code, and it says nothing which of them is meant.
            return region == null || phones.getCountryCodeForRegion(country) == number.getCountryCode()
                    ? country
                    : region;
        } catch (NumberParseException _) {
            return null;
        }
    }

    @Nullable
    String mail() {
        return known.get(TraitKind.MAIL);
    }

    /** The same for as long as nothing changes by which it was judged. */
    String inOne() {
        return known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
