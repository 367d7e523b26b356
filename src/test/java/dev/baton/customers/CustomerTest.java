package dev.baton.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.customers.Customer.AddressKind;
import dev.baton.customers.Customer.KeptAddress;
import dev.baton.platform.Invalid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final Address HOME = address("Home");
    private static final Address WORK = address("Work");

    @Test
    void the_default_address_is_shipped_to_or_else_the_first() {
        var home = new KeptAddress(AddressKind.SHIP_TO, false, HOME);

        assertThat(customer(home, new KeptAddress(AddressKind.SHIP_TO, true, WORK))
                        .defaultShipTo())
                .contains(WORK);
        assertThat(customer(home, new KeptAddress(AddressKind.SHIP_TO, false, WORK))
                        .defaultShipTo())
                .contains(HOME);
        assertThat(customer().defaultShipTo()).isEmpty();
    }

    @Test
    void bills_go_where_goods_go_unless_said_otherwise() {
        var home = new KeptAddress(AddressKind.SHIP_TO, true, HOME);

        assertThat(customer(home).defaultBillTo()).contains(HOME);
        assertThat(customer(home, new KeptAddress(AddressKind.BILL_TO, false, WORK))
                        .defaultBillTo())
                .contains(WORK);
    }

    @Test
    void there_is_one_default_of_a_kind() {
        var home = new KeptAddress(AddressKind.SHIP_TO, true, HOME);

        assertThatThrownBy(() -> customer(home, new KeptAddress(AddressKind.SHIP_TO, true, WORK)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void terms_say_when_an_invoice_is_due() {
        assertThat(PaymentTerms.PREPAID.days()).isZero();
        assertThat(PaymentTerms.NET30.days()).isEqualTo(30);
    }

    @Test
    void an_address_names_what_is_wrong_with_it_where_it_stands() {
        var complaints = new Invalid.Collector();

        new Address(" ", null, "1 Way", null, "", "", "x".repeat(21), "UK", "nobody", "none")
                .complain("shipTo", complaints);

        assertThatThrownBy(complaints::throwIfAny)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::field)
                                .containsExactly(
                                        "shipTo.name",
                                        "shipTo.city",
                                        "shipTo.postcode",
                                        "shipTo.country",
                                        "shipTo.email",
                                        "shipTo.phone"));
    }

    private static Customer customer(KeptAddress... addresses) {
        return new Customer(
                CustomerNumber.of("c-1"),
                Customer.Type.CONSUMER,
                "A Person",
                "en",
                null,
                null,
                null,
                "USD",
                PaymentTerms.PREPAID,
                null,
                null,
                Set.of(),
                ShippingPolicy.PARTIAL,
                false,
                true,
                List.of(),
                List.of(addresses),
                1);
    }

    private static Address address(String name) {
        return new Address(name, null, "1 Way", null, "Reno", "NV", "89501", "US", null, null);
    }
}
