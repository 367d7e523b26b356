package dev.baton.console.customers;

import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.Customer.AddressKind;
import dev.baton.customers.Customer.Contact;
import dev.baton.customers.Customer.KeptAddress;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer as a form: filled from one, and read back into one when nothing is wrong with it. */
final class CustomerForm {

    static final String CONTACTS = "contacts";
    static final String ADDRESSES = "addresses";

    private static final int NAME_MAX = 200;
    private static final int WORD_MAX = 100;
    private static final int CODE_MAX = 40;
    private static final int TAGS_MAX = 20;
    private static final List<String> ADDRESS_FIELDS =
            List.of("name", "company", "line1", "line2", "city", "region", "postcode", "country", "phone");

    private final Ui ui;
    private final TypedForm form;

    CustomerForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    static TypedForm blank(Ui ui) {
        return TypedForm.empty()
                .put("type", Customer.Type.COMPANY)
                .put("language", ui.language())
                .put("currency", "USD")
                .put("paymentTerms", PaymentTerms.PREPAID)
                .put("shippingPolicy", ShippingPolicy.PARTIAL)
                .put("enabled", "yes")
                .put("addresses[0].kind", AddressKind.SHIP_TO)
                .put("addresses[0].isDefault", "yes")
                .put("addresses[0].country", "US");
    }

    static TypedForm of(Customer customer) {
        var form = TypedForm.empty()
                .put("version", customer.version())
                .put("type", customer.type())
                .put("name", customer.name())
                .put("language", customer.language())
                .put("email", customer.email())
                .put("phone", customer.phone())
                .put("priceList", customer.priceList())
                .put("currency", customer.currency())
                .put("paymentTerms", customer.paymentTerms())
                .put(
                        "creditLimit",
                        customer.creditLimit() == null
                                ? null
                                : customer.creditLimit().amount())
                .put("overdueBlockDays", customer.overdueBlockDays())
                .put("tags", String.join(" ", new TreeSet<>(customer.tags())))
                .put("shippingPolicy", customer.shippingPolicy())
                .put("taxExempt", customer.taxExempt() ? "yes" : null)
                .put("enabled", customer.enabled() ? "yes" : null);
        for (int i = 0; i < customer.contacts().size(); i++) {
            var contact = customer.contacts().get(i);
            form.put("contacts[%d].name".formatted(i), contact.name())
                    .put("contacts[%d].role".formatted(i), contact.role())
                    .put("contacts[%d].email".formatted(i), contact.email())
                    .put("contacts[%d].phone".formatted(i), contact.phone());
        }
        for (int i = 0; i < customer.addresses().size(); i++) {
            put(form, i, customer.addresses().get(i));
        }
        return form;
    }

    private static void put(TypedForm form, int row, KeptAddress kept) {
        var address = kept.address();
        var at = "addresses[%d].".formatted(row);
        form.put(at + "kind", kept.kind())
                .put(at + "isDefault", kept.isDefault() ? "yes" : null)
                .put(at + "name", address.name())
                .put(at + "company", address.company())
                .put(at + "line1", address.line1())
                .put(at + "line2", address.line2())
                .put(at + "city", address.city())
                .put(at + "region", address.region())
                .put(at + "postcode", address.postcode())
                .put(at + "country", address.country())
                .put(at + "email", address.email())
                .put(at + "phone", address.phone());
    }

    /** The customer that was typed; empty when the form now says what is wrong with it. */
    Optional<Customer> read(@Nullable CustomerNumber known) {
        var number = known == null ? number() : known;
        required("name", NAME_MAX);
        reachable("");
        bounded("priceList", CODE_MAX);
        var currency = currency();
        var limit = creditLimit(currency);
        var overdueBlockDays = overdueBlockDays();
        var tags = tags();
        var contacts = contacts();
        var addresses = addresses();
        if (!form.isRight() || number == null) {
            return Optional.empty();
        }
        return Optional.of(new Customer(
                number,
                form.constant("type", Customer.Type.class, Customer.Type.COMPANY),
                form.value("name"),
                form.value("language").equals("es") ? "es" : "en",
                form.valueOrNull("email"),
                form.valueOrNull("phone"),
                form.valueOrNull("priceList"),
                currency,
                form.constant("paymentTerms", PaymentTerms.class, PaymentTerms.PREPAID),
                limit,
                overdueBlockDays,
                tags,
                form.constant("shippingPolicy", ShippingPolicy.class, ShippingPolicy.PARTIAL),
                form.isTicked("taxExempt"),
                form.isTicked("enabled"),
                contacts,
                addresses,
                1));
    }

    private @Nullable CustomerNumber number() {
        if (form.value("number").isEmpty()) {
            return CustomerNumber.UNCOUNTED;
        }
        try {
            return CustomerNumber.of(form.value("number"));
        } catch (IllegalArgumentException e) {
            form.wrong("number", ui.t("customers.wrong.number"));
            return null;
        }
    }

    private String currency() {
        var code = form.value("currency").toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        form.require(known, "currency", ui.t("customers.wrong.currency"));
        return known ? code : "USD";
    }

    private @Nullable Money creditLimit(String currency) {
        var text = form.value("creditLimit").replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var limit = Money.parse(text, currency);
            form.require(!limit.isNegative(), "creditLimit", ui.t("customers.wrong.credit"));
            return limit;
        } catch (IllegalArgumentException e) {
            form.wrong("creditLimit", ui.t("customers.wrong.credit"));
            return null;
        }
    }

    private @Nullable Integer overdueBlockDays() {
        var text = form.value("overdueBlockDays").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,3}")) {
            return Integer.valueOf(text);
        }
        form.wrong("overdueBlockDays", ui.t("customers.wrong.overdue-days"));
        return null;
    }

    private Set<String> tags() {
        var tags = Arrays.stream(form.value("tags").toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
        form.require(
                tags.size() <= TAGS_MAX && tags.stream().allMatch(tag -> tag.matches("[A-Z0-9][A-Z0-9_-]{0,29}")),
                "tags",
                ui.t("customers.wrong.tags"));
        return tags;
    }

    /** A row that nobody typed into is none. */
    private List<Contact> contacts() {
        var contacts = new ArrayList<Contact>();
        for (int i = 0; i < form.rows(CONTACTS); i++) {
            var at = "contacts[%d].".formatted(i);
            if (List.of("name", "role", "email", "phone").stream()
                    .allMatch(field -> form.value(at + field).isEmpty())) {
                continue;
            }
            required(at + "name", NAME_MAX);
            bounded(at + "role", WORD_MAX);
            reachable(at);
            contacts.add(new Contact(
                    form.value(at + "name"),
                    form.valueOrNull(at + "role"),
                    form.valueOrNull(at + "email"),
                    form.valueOrNull(at + "phone")));
        }
        return contacts;
    }

    private List<KeptAddress> addresses() {
        var addresses = new ArrayList<KeptAddress>();
        for (int i = 0; i < form.rows(ADDRESSES); i++) {
            var at = "addresses[%d].".formatted(i);
            if (List.of("name", "line1", "city", "postcode").stream()
                    .allMatch(field -> form.value(at + field).isEmpty())) {
                continue;
            }
            var kind = form.constant(at + "kind", AddressKind.class, AddressKind.SHIP_TO);
            boolean isDefault = form.isTicked(at + "isDefault");
            form.require(
                    !isDefault || addresses.stream().noneMatch(kept -> kept.isDefault() && kept.kind() == kind),
                    at + "isDefault",
                    ui.t("customers.wrong.two-defaults"));
            addresses.add(new KeptAddress(kind, isDefault, address(at)));
        }
        return form.isRight() ? addresses : List.of();
    }

    private Address address(String at) {
        required(at + "name", NAME_MAX);
        required(at + "line1", NAME_MAX);
        required(at + "city", WORD_MAX);
        for (var field : ADDRESS_FIELDS) {
            bounded(at + field, field.equals("postcode") ? 20 : field.equals("region") ? WORD_MAX : NAME_MAX);
        }
        form.require(
                Address.isCountry(form.value(at + "country").toUpperCase(Locale.ROOT)),
                at + "country",
                ui.t("form.wrong.country"));
        reachable(at);
        return new Address(
                form.value(at + "name"),
                form.valueOrNull(at + "company"),
                form.value(at + "line1"),
                form.valueOrNull(at + "line2"),
                form.value(at + "city"),
                form.value(at + "region"),
                form.value(at + "postcode"),
                form.value(at + "country"),
                form.valueOrNull(at + "email"),
                form.valueOrNull(at + "phone"));
    }

    private void reachable(String at) {
        var email = form.valueOrNull(at + "email");
        var phone = form.valueOrNull(at + "phone");
        form.require(email == null || Address.isEmail(email), at + "email", ui.t("customers.wrong.email"));
        form.require(phone == null || Address.isPhone(phone), at + "phone", ui.t("customers.wrong.phone"));
    }

    private void required(String field, int most) {
        form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required"));
        bounded(field, most);
    }

    private void bounded(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
    }
}
