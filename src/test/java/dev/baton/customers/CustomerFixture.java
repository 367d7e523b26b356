package dev.baton.customers;

import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers in a word. */
public final class CustomerFixture {

    private CustomerFixture() {}

    /** A company that pays in thirty days, without an address. */
    public static Customer onAccount(String number, @Nullable Money limit) {
        return new Customer(
                new CustomerNumber(number),
                Customer.Type.COMPANY,
                "Company " + number,
                "en",
                null,
                null,
                null,
                "USD",
                PaymentTerms.NET30,
                limit,
                null,
                Set.of(),
                ShippingPolicy.PARTIAL,
                false,
                true,
                List.of(),
                List.of(),
                1);
    }
}
