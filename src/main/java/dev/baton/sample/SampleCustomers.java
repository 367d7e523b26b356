package dev.baton.sample;

import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who buys at the sample company. */
@Component
class SampleCustomers {

    private final DefineCustomer defineCustomer;

    SampleCustomers(DefineCustomer defineCustomer) {
        this.defineCustomer = defineCustomer;
    }

    void open() {
        all().forEach(customer -> defineCustomer.handle(new DefineCustomer.Command(customer, 0L)));
    }

    static List<Customer> all() {
        var currencies = Sheet.rows("price-lists").stream()
                .collect(Collectors.toMap(row -> row.text("code"), row -> row.text("currency")));
        var contacts = byCustomer("contacts");
        var addresses = byCustomer("addresses");
        return Sheet.rows("customers").stream()
                .map(row -> customer(
                        row,
                        Objects.requireNonNull(currencies.get(row.text("price_list"))),
                        contacts.getOrDefault(row.text("number"), List.of()),
                        addresses.getOrDefault(row.text("number"), List.of())))
                .toList();
    }

    private static Map<String, List<Sheet.Row>> byCustomer(String file) {
        return Sheet.rows(file).stream().collect(Collectors.groupingBy(row -> row.text("customer")));
    }

    private static Customer customer(
            Sheet.Row row, String currency, List<Sheet.Row> contacts, List<Sheet.Row> addresses) {
        var credit = row.numberOrNull("credit_limit_minor");
        var overdueDays = row.numberOrNull("overdue_block_days");
        return new Customer(
                new CustomerNumber(row.text("number")),
                Customer.Type.valueOf(row.text("type")),
                row.text("name"),
                row.text("language"),
                row.textOrNull("email"),
                row.textOrNull("phone"),
                row.text("price_list"),
                currency,
                PaymentTerms.valueOf(row.text("payment_terms")),
                credit == null ? null : Money.of(credit, "USD"),
                overdueDays == null ? null : Math.toIntExact(overdueDays),
                row.words("tags"),
                ShippingPolicy.valueOf(row.text("shipping_policy")),
                row.flag("tax_exempt"),
                true,
                contacts.stream().map(SampleCustomers::contact).toList(),
                addresses.stream().map(SampleCustomers::address).toList(),
                1);
    }

    private static Customer.Contact contact(Sheet.Row row) {
        return new Customer.Contact(
                row.text("name"), row.textOrNull("role"), row.textOrNull("email"), row.textOrNull("phone"));
    }

    private static Customer.KeptAddress address(Sheet.Row row) {
        return new Customer.KeptAddress(
                Customer.AddressKind.valueOf(row.text("kind")),
                row.flag("default"),
                new Address(
                        row.text("name"),
                        null,
                        row.text("line1"),
                        row.textOrNull("line2"),
                        row.text("city"),
                        row.text("region"),
                        row.text("postcode"),
                        row.text("country"),
                        null,
                        null));
    }
}
