package dev.baton.console.customers;

import dev.baton.console.Choice;
import dev.baton.console.Fact;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.customers.Customer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the screens name what is known about customers. */
public final class CustomerWords {

    private CustomerWords() {}

    public static String type(Ui ui, Customer.Type type) {
        return ui.t("customers.type." + type.name().toLowerCase(Locale.ROOT));
    }

    public static String terms(Ui ui, PaymentTerms terms) {
        return ui.t("customers.terms." + terms.name().toLowerCase(Locale.ROOT));
    }

    public static String policy(Ui ui, ShippingPolicy policy) {
        return ui.t("customers.policy." + policy.name().toLowerCase(Locale.ROOT));
    }

    public static String kind(Ui ui, Customer.AddressKind kind) {
        return ui.t("customers.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    public static String language(Ui ui, String code) {
        var name = Locale.of(code).getDisplayLanguage(ui.locale());
        return name.isEmpty() ? code : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public static String country(Ui ui, String code) {
        return Locale.of("", code).getDisplayCountry(ui.locale());
    }

    /** Everything of an address but the name, line by line. */
    public static List<String> lines(Ui ui, Address address) {
        var town = Stream.of(address.city(), address.region(), address.postcode())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return Stream.of(address.company(), address.line1(), address.line2(), town, country(ui, address.country()))
                .filter(line -> line != null && !line.isEmpty())
                .map(line -> line == null ? "" : line)
                .toList();
    }

    public static List<Choice> types(Ui ui) {
        return Arrays.stream(Customer.Type.values())
                .map(type -> new Choice(type.name(), type(ui, type)))
                .toList();
    }

    public static List<Choice> terms(Ui ui) {
        return Arrays.stream(PaymentTerms.values())
                .map(terms -> new Choice(terms.name(), terms(ui, terms)))
                .toList();
    }

    public static List<Choice> policies(Ui ui) {
        return Arrays.stream(ShippingPolicy.values())
                .map(policy -> new Choice(policy.name(), policy(ui, policy)))
                .toList();
    }

    public static List<Choice> kinds(Ui ui) {
        return Arrays.stream(Customer.AddressKind.values())
                .map(kind -> new Choice(kind.name(), kind(ui, kind)))
                .toList();
    }

    public static List<Choice> languages(Ui ui) {
        return ui.languages().stream()
                .map(language -> new Choice(language.getLanguage(), language(ui, language.getLanguage())))
                .toList();
    }

    /** What a customer demands of deliveries, but for its routing guide. */
    static List<Fact> demands(Ui ui, ComplianceTerms terms) {
        var facts = new ArrayList<Fact>();
        if (terms.daysBefore() != null || terms.daysAfter() != null) {
            facts.add(Fact.of(
                    ui.t("customers.compliance.window"),
                    side(ui, "customers.compliance.before", terms.daysBefore()) + ", "
                            + side(ui, "customers.compliance.after", terms.daysAfter())));
        }
        minimum(ui, terms).ifPresent(least -> facts.add(Fact.of(ui.t("customers.compliance.minimum"), least)));
        var labels = new ArrayList<String>();
        if (terms.ssccLabels()) {
            labels.add(ui.t("customers.compliance.sscc.short"));
        }
        if (terms.partNumbersOnSlip()) {
            labels.add(ui.t("customers.compliance.slip.short"));
        }
        if (!labels.isEmpty()) {
            facts.add(Fact.of(ui.t("customers.compliance.labelling"), String.join(" · ", labels)));
        }
        return facts;
    }

    /** The least that is ordered at once; empty when that is not demanded. */
    public static Optional<String> minimum(Ui ui, ComplianceTerms terms) {
        var least = new ArrayList<String>();
        if (terms.minimumAmount() != null) {
            least.add(ui.money(terms.minimumAmount()));
        }
        if (terms.minimumUnits() != null) {
            least.add(ui.n("orders.units-of", terms.minimumUnits()));
        }
        return least.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", least));
    }

    private static String side(Ui ui, String key, @Nullable Integer days) {
        return days == null ? ui.t(key + ".any") : ui.n(key, days);
    }

    /** What a line of a routing guide is about. */
    public static String route(Ui ui, Route route) {
        var about = new ArrayList<String>();
        if (route.country() != null) {
            about.add(route.region() == null ? route.country() : route.region() + ", " + route.country());
        }
        if (route.fromGrams() != null) {
            about.add(ui.t("customers.compliance.from-weight", weight(ui, route.fromGrams())));
        }
        if (route.toGrams() != null) {
            about.add(ui.t("customers.compliance.to-weight", weight(ui, route.toGrams())));
        }
        return about.isEmpty() ? ui.t("customers.compliance.always") : String.join(" · ", about);
    }

    private static String weight(Ui ui, long grams) {
        return NumberFormat.getNumberInstance(ui.locale()).format(grams / 1000.0) + " kg";
    }
}
