package dev.baton.console.customers;

import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
}
