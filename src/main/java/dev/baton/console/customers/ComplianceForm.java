package dev.baton.console.customers;

import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.customers.Customer;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a customer demands of deliveries as a form, with its fields named as in the API. Weights are typed in kilograms. */
final class ComplianceForm {

    static final String ROUTES = "routingGuide";

    private static final String DAYS_BEFORE = "shipWindow.daysBefore";
    private static final String DAYS_AFTER = "shipWindow.daysAfter";
    private static final String AMOUNT = "minimumOrder.amount";
    private static final String UNITS = "minimumOrder.units";
    private static final BigDecimal GRAMS = BigDecimal.valueOf(1000);

    private final Ui ui;
    private final TypedForm form;
    private final Set<String> services;

    /** @param services that there are, each as {@code CARRIER/SERVICE} */
    ComplianceForm(Ui ui, TypedForm form, Set<String> services) {
        this.ui = ui;
        this.form = form;
        this.services = services;
    }

    static TypedForm of(ComplianceTerms terms, int version) {
        var minimum = terms.minimumAmount();
        var form = TypedForm.empty()
                .put("version", version)
                .put(DAYS_BEFORE, terms.daysBefore())
                .put(DAYS_AFTER, terms.daysAfter())
                .put(AMOUNT, minimum == null ? null : minimum.amount())
                .put(UNITS, terms.minimumUnits())
                .put("ssccLabel", terms.ssccLabels() ? "yes" : null)
                .put("partNumbersOnPackingSlip", terms.partNumbersOnSlip() ? "yes" : null);
        for (int i = 0; i < terms.routes().size(); i++) {
            var route = terms.routes().get(i);
            form.put(at(i, "services"), String.join(" ", route.services()))
                    .put(at(i, "country"), route.country())
                    .put(at(i, "region"), route.region())
                    .put(at(i, "fromGrams"), kilograms(route.fromGrams()))
                    .put(at(i, "toGrams"), kilograms(route.toGrams()));
        }
        return form;
    }

    private static @Nullable String kilograms(@Nullable Long grams) {
        return grams == null
                ? null
                : BigDecimal.valueOf(grams).divide(GRAMS).stripTrailingZeros().toPlainString();
    }

    static String at(int row, String field) {
        return "%s[%d].%s".formatted(ROUTES, row, field);
    }

    /** The terms that were typed; empty when the form now says what is wrong with them. */
    Optional<ComplianceTerms> read(Customer customer) {
        var before = days(DAYS_BEFORE);
        var after = days(DAYS_AFTER);
        var amount = amount(customer.currency());
        var units = form.whole(UNITS, 1, ComplianceTerms.MOST_UNITS, ui.t("customers.compliance.wrong.units"));
        var routes = routes();
        return form.isRight()
                ? Optional.of(new ComplianceTerms(
                        before,
                        after,
                        amount,
                        units,
                        routes,
                        form.isTicked("ssccLabel"),
                        form.isTicked("partNumbersOnPackingSlip")))
                : Optional.empty();
    }

    private @Nullable Integer days(String name) {
        var days = form.whole(
                name, 0, ComplianceTerms.MOST_DAYS, ui.t("customers.compliance.wrong.days", ComplianceTerms.MOST_DAYS));
        return days == null ? null : Math.toIntExact(days);
    }

    private @Nullable Money amount(String currency) {
        var typed = form.value(AMOUNT);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var amount = Money.parse(typed, currency);
            if (amount.isPositive()) {
                return amount;
            }
        } catch (IllegalArgumentException _) {
            // Said below, together with what is nothing or less.
        }
        form.wrong(AMOUNT, ui.t("customers.compliance.wrong.amount"));
        return null;
    }

    /** Lines in which nothing stands are passed over. */
    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (int i = 0; i < form.rows(ROUTES); i++) {
            if (isTyped(i)) {
                routes.add(route(i));
            }
        }
        form.require(
                routes.size() <= ComplianceTerms.MOST_ROUTES,
                ROUTES,
                ui.t("customers.compliance.wrong.routes", ComplianceTerms.MOST_ROUTES));
        return routes;
    }

    private boolean isTyped(int row) {
        return List.of("services", "country", "region", "fromGrams", "toGrams").stream()
                .anyMatch(field -> !form.value(at(row, field)).isEmpty());
    }

    private Route route(int row) {
        var named = Arrays.stream(
                        form.value(at(row, "services")).toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(service -> !service.isEmpty())
                .distinct()
                .toList();
        var unknown =
                named.stream().filter(service -> !services.contains(service)).findFirst();
        form.require(
                        !named.isEmpty() && named.size() <= ComplianceTerms.MOST_SERVICES,
                        at(row, "services"),
                        ui.t("customers.compliance.wrong.no-service", ComplianceTerms.MOST_SERVICES))
                .require(
                        unknown.isEmpty(),
                        at(row, "services"),
                        ui.t("customers.compliance.wrong.service", unknown.orElse("")));
        var country = form.valueOrNull(at(row, "country"));
        var region = form.valueOrNull(at(row, "region"));
        form.require(
                        country == null || country.matches("[A-Za-z]{2}"),
                        at(row, "country"),
                        ui.t("customers.compliance.wrong.country"))
                .require(
                        region == null || country != null,
                        at(row, "region"),
                        ui.t("customers.compliance.wrong.region"));
        var from = grams(row, "fromGrams");
        var to = grams(row, "toGrams");
        form.require(
                from == null || to == null || from <= to, at(row, "toGrams"), ui.t("customers.compliance.wrong.span"));
        return new Route(named, country, region, from, to);
    }

    private @Nullable Long grams(int row, String field) {
        var typed = form.value(at(row, field));
        if (typed.isEmpty()) {
            return null;
        }
        try {
            long grams = new BigDecimal(typed.replace(',', '.')).multiply(GRAMS).longValueExact();
            if (grams >= 0 && grams <= ComplianceTerms.MOST_GRAMS) {
                return grams;
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // Said below, together with what is out of bounds.
        }
        form.wrong(at(row, field), ui.t("customers.compliance.wrong.weight"));
        return null;
    }
}
