package dev.baton.customers.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it is written and read.
 *
 * @param number counted when a new customer comes without
 * @param language ISO 639-1; en when left out
 * @param priceList the code of a price list; left out for the channel's own
 * @param currency ISO 4217; USD when left out
 * @param paymentTerms PREPAID when left out
 * @param creditLimit what it may owe at most, in open orders and unpaid invoices; left out for no limit
 * @param overdueBlockDays orders wait while an invoice is overdue by more days than this; left out when they never do
 * @param tags words such as VIP
 * @param shippingPolicy PARTIAL when left out
 * @param enabled true when left out
 */
record CustomerBody(
        @Nullable CustomerNumber number,
        Customer.@NotNull Type type,
        @NotBlank @Size(max = 200) String name,

        @Nullable @Pattern(regexp = "[a-z]{2}", message = "is no ISO 639-1 code such as en")
        String language,

        @Nullable @Size(max = 200) String email,
        @Nullable @Size(max = 30) String phone,
        @Nullable @Size(max = 40) String priceList,
        @Nullable String currency,
        @Nullable PaymentTerms paymentTerms,
        @Nullable Money creditLimit,
        @Nullable @Min(0) @Max(3650) Integer overdueBlockDays,
        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 30) String> tags,
        @Nullable ShippingPolicy shippingPolicy,
        boolean taxExempt,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 50) List<@NotNull @Valid ContactBody> contacts,
        @Nullable @Size(max = 50) List<@NotNull @Valid AddressBody> addresses) {

    private static final String CURRENCY = "USD";

    record ContactBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 100) String role,
            @Nullable @Size(max = 200) String email,
            @Nullable @Size(max = 30) String phone) {}

    /** @param isDefault the one that is used when nothing else is said; at most one of a kind */
    record AddressBody(
            Customer.@NotNull AddressKind kind,
            @JsonProperty("isDefault") boolean isDefault,
            @NotNull Address address) {}

    static CustomerBody of(Customer customer) {
        return new CustomerBody(
                customer.number(),
                customer.type(),
                customer.name(),
                customer.language(),
                customer.email(),
                customer.phone(),
                customer.priceList(),
                customer.currency(),
                customer.paymentTerms(),
                customer.creditLimit(),
                customer.overdueBlockDays(),
                new TreeSet<>(customer.tags()),
                customer.shippingPolicy(),
                customer.taxExempt(),
                customer.enabled(),
                customer.contacts().stream()
                        .map(contact ->
                                new ContactBody(contact.name(), contact.role(), contact.email(), contact.phone()))
                        .toList(),
                customer.addresses().stream()
                        .map(kept -> new AddressBody(kept.kind(), kept.isDefault(), kept.address()))
                        .toList());
    }

    /** The customer, once everything about it has been looked at: every complaint is made at once. */
    Customer customer() {
        var complaints = new Invalid.Collector();
        var owes = currency == null ? CURRENCY : currency;
        complaints.require(
                !CustomerNumber.UNCOUNTED.equals(number), "number", "is never given; leave it out to have one counted");
        reachable("", email, phone, complaints);
        complaints.require(isCurrency(owes), "currency", "is no ISO 4217 code such as USD");
        complaints.require(
                creditLimit == null || creditLimit.currency().equals(owes),
                "creditLimit.currency",
                "must be %s, in which the customer pays".formatted(owes));
        complaints.require(
                creditLimit == null || !creditLimit.isNegative(), "creditLimit.amount", "must not be negative");
        complain(complaints);
        complaints.throwIfAny();
        return new Customer(
                number == null ? CustomerNumber.UNCOUNTED : number,
                type,
                name.strip(),
                language == null ? "en" : language,
                blankless(email),
                blankless(phone),
                blankless(priceList),
                owes,
                paymentTerms == null ? PaymentTerms.PREPAID : paymentTerms,
                creditLimit,
                overdueBlockDays,
                words(),
                shippingPolicy == null ? ShippingPolicy.PARTIAL : shippingPolicy,
                taxExempt,
                enabled == null || enabled,
                people().stream()
                        .map(person -> new Customer.Contact(
                                person.name.strip(),
                                blankless(person.role),
                                blankless(person.email),
                                blankless(person.phone)))
                        .toList(),
                places().stream()
                        .map(place -> new Customer.KeptAddress(place.kind, place.isDefault, place.address))
                        .toList(),
                1);
    }

    private void complain(Invalid.Collector complaints) {
        for (int i = 0; i < people().size(); i++) {
            reachable("contacts[%d].".formatted(i), people().get(i).email, people().get(i).phone, complaints);
        }
        for (int i = 0; i < places().size(); i++) {
            places().get(i).address.complain("addresses[%d].address".formatted(i), complaints);
        }
        for (var kind : Customer.AddressKind.values()) {
            long defaults = places().stream()
                    .filter(place -> place.isDefault && place.kind == kind)
                    .count();
            complaints.require(defaults <= 1, "addresses", "have more than one default of kind %s".formatted(kind));
        }
    }

    private static void reachable(
            String prefix, @Nullable String email, @Nullable String phone, Invalid.Collector complaints) {
        var mail = blankless(email);
        var number = blankless(phone);
        complaints.require(mail == null || Address.isEmail(mail), prefix + "email", "is no e-mail address");
        complaints.require(number == null || Address.isPhone(number), prefix + "phone", "is no telephone number");
    }

    private Set<String> words() {
        return tags == null
                ? Set.of()
                : tags.stream()
                        .map(tag -> tag.strip().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private List<ContactBody> people() {
        return contacts == null ? List.of() : contacts;
    }

    private List<AddressBody> places() {
        return addresses == null ? List.of() : addresses;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
