package dev.baton.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param language ISO 639-1, in which it is written to
 * @param priceList the code of the list that its prices come from; null for the channel's own
 * @param creditLimit what it may owe; null when nobody has set a limit
 * @param overdueBlockDays how many days an invoice may be overdue before no further order goes out; null when nobody is stopped
 * @param tags words such as VIP, in capitals
 * @param version counts its changes, from 1
 */
public record Customer(
        CustomerNumber number,
        Type type,
        String name,
        String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String priceList,
        String currency,
        PaymentTerms paymentTerms,
        @Nullable Money creditLimit,
        @Nullable Integer overdueBlockDays,
        Set<String> tags,
        ShippingPolicy shippingPolicy,
        boolean taxExempt,
        boolean enabled,
        List<Contact> contacts,
        List<KeptAddress> addresses,
        int version) {

    public static final String VIP = "VIP";

    public enum Type {
        CONSUMER,
        COMPANY
    }

    /** A person at the customer. */
    public record Contact(
            String name,
            @Nullable String role,
            @Nullable String email,
            @Nullable String phone) {}

    public enum AddressKind {
        SHIP_TO,
        BILL_TO
    }

    /** @param isDefault the one that is used when nothing else is said; at most one of a kind */
    public record KeptAddress(AddressKind kind, boolean isDefault, Address address) {}

    public Customer {
        tags = Set.copyOf(tags);
        contacts = List.copyOf(contacts);
        addresses = List.copyOf(addresses);
        for (var kind : AddressKind.values()) {
            if (defaults(addresses, kind) > 1) {
                throw new IllegalArgumentException("%s has two default addresses of kind %s".formatted(number, kind));
            }
        }
    }

    static long defaults(List<KeptAddress> addresses, AddressKind kind) {
        return addresses.stream()
                .filter(kept -> kept.isDefault() && kept.kind() == kind)
                .count();
    }

    @JsonIgnore
    public boolean isVip() {
        return tags.contains(VIP);
    }

    /** Whether its orders wait until somebody has looked at what it owes. Who pays before owes nothing. */
    @JsonIgnore
    public boolean isCreditChecked() {
        return paymentTerms != PaymentTerms.PREPAID && (creditLimit != null || overdueBlockDays != null);
    }

    boolean isOnOtherCreditThan(Customer other) {
        return paymentTerms != other.paymentTerms
                || !Objects.equals(creditLimit, other.creditLimit)
                || !Objects.equals(overdueBlockDays, other.overdueBlockDays);
    }

    /** The default, or else the first. */
    public Optional<Address> defaultShipTo() {
        return usual(AddressKind.SHIP_TO);
    }

    /** The default, or else the first; the one that is shipped to when none is kept for bills. */
    public Optional<Address> defaultBillTo() {
        return usual(AddressKind.BILL_TO).or(this::defaultShipTo);
    }

    private Optional<Address> usual(AddressKind kind) {
        return addresses.stream()
                .filter(kept -> kept.kind() == kind)
                .reduce((best, next) -> next.isDefault() ? next : best)
                .map(KeptAddress::address);
    }

    public Customer numbered(CustomerNumber next) {
        return with(next, version);
    }

    Customer version(int next) {
        return with(number, next);
    }

    private Customer with(CustomerNumber nextNumber, int nextVersion) {
        return new Customer(
                nextNumber,
                type,
                name,
                language,
                email,
                phone,
                priceList,
                currency,
                paymentTerms,
                creditLimit,
                overdueBlockDays,
                tags,
                shippingPolicy,
                taxExempt,
                enabled,
                contacts,
                addresses,
                nextVersion);
    }
}
