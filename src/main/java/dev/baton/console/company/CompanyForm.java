package dev.baton.console.company;

import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.platform.documents.PostalAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A company as a form: filled from a profile, and read back into one when nothing is wrong with it. */
final class CompanyForm {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> ADDRESS = List.of("line1", "line2", "city", "region", "postcode");

    private final Ui ui;
    private final TypedForm form;

    CompanyForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    static TypedForm of(CompanyProfile profile) {
        var form = TypedForm.empty()
                .put("version", profile.version())
                .put("name", profile.name())
                .put("legalName", profile.legalName().equals(profile.name()) ? null : profile.legalName())
                .put("email", profile.email())
                .put("phone", profile.phone())
                .put("website", profile.website())
                .put("taxNumber", profile.taxNumber())
                .put("timeZone", profile.zone())
                .put("currency", profile.currency())
                .put("language", profile.language())
                .put("accent", profile.accent())
                .put("country", "US");
        var address = profile.address();
        return address == null
                ? form
                : form.put("line1", address.line1())
                        .put("line2", address.line2())
                        .put("city", address.city())
                        .put("region", address.region())
                        .put("postcode", address.postcode())
                        .put("country", address.country());
    }

    /** The profile that was typed; empty when the form now says what is wrong with it. */
    Optional<CompanyProfile> read() {
        form.require(!form.value("name").isEmpty(), "name", ui.t("form.wrong.required"));
        List.of("name", "legalName", "line1", "line2", "website").forEach(field -> bounded(field, 200));
        List.of("city", "region", "email").forEach(field -> bounded(field, 100));
        List.of("postcode", "phone", "taxNumber").forEach(field -> bounded(field, 50));
        var email = form.value("email");
        form.require(email.isEmpty() || email.matches("[^@\\s]+@[^@\\s]+"), "email", ui.t("company.wrong.email"));
        var website = form.value("website");
        form.require(website.isEmpty() || website.matches("https?://\\S+"), "website", ui.t("company.wrong.website"));
        form.require(form.value("accent").matches("#[0-9a-fA-F]{6}"), "accent", ui.t("company.wrong.accent"));
        form.require(
                CompanyProfile.LANGUAGES.contains(form.value("language")), "language", ui.t("company.wrong.language"));
        var registered = form.value("legalName").isEmpty() ? form.value("name") : form.value("legalName");
        var address = address(registered);
        var zone = zone();
        var currency = currency();
        if (zone == null || currency == null || !form.isRight()) {
            return Optional.empty();
        }
        return Optional.of(new CompanyProfile(
                form.value("name"),
                registered,
                address,
                form.valueOrNull("email"),
                form.valueOrNull("phone"),
                form.valueOrNull("website"),
                form.valueOrNull("taxNumber"),
                zone,
                currency,
                form.value("language"),
                form.value("accent"),
                0));
    }

    /** A whole address or none at all. */
    private @Nullable PostalAddress address(String registered) {
        if (ADDRESS.stream().allMatch(field -> form.value(field).isEmpty())) {
            return null;
        }
        List.of("line1", "city", "postcode")
                .forEach(field -> form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required")));
        var country = form.value("country").toUpperCase(Locale.ROOT);
        form.require(COUNTRIES.contains(country), "country", ui.t("form.wrong.country"));
        return new PostalAddress(
                registered,
                null,
                form.value("line1"),
                form.valueOrNull("line2"),
                form.value("city"),
                form.valueOrNull("region"),
                form.value("postcode"),
                country);
    }

    private @Nullable ZoneId zone() {
        try {
            return ZoneId.of(form.value("timeZone"));
        } catch (DateTimeException e) {
            form.wrong("timeZone", ui.t("company.wrong.zone"));
            return null;
        }
    }

    private @Nullable String currency() {
        try {
            return Currency.getInstance(form.value("currency").toUpperCase(Locale.ROOT))
                    .getCurrencyCode();
        } catch (IllegalArgumentException e) {
            form.wrong("currency", ui.t("company.wrong.currency"));
            return null;
        }
    }

    private void bounded(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
    }
}
