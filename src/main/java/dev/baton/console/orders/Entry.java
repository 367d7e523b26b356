package dev.baton.console.orders;

import dev.baton.customers.Address;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form of an order, as it was typed: nothing of it is lost when something is wrong with it.
 *
 * @param key under which the order is placed once, however often the form is sent
 * @param shipTo the address field by field
 * @param customFields what is typed into the company's own fields, by code
 * @param keepPrices whether an order that is amended costs what it cost before, as far as it stays
 * @param withoutDiscounts whether nothing is given by hand on an order that is amended
 * @param inTurn whether an order that was to be served first is served in its usual turn
 */
public record Entry(
        String key,
        String customer,
        List<Row> rows,
        Map<String, String> shipTo,
        Map<String, String> customFields,
        String channel,
        String requestedOn,
        String policy,
        String discountCode,
        String notes,
        boolean keepPrices,
        boolean withoutDiscounts,
        boolean inTurn) {

    private static final int ROWS = 6;
    private static final int SPARE = 3;
    private static final List<String> ADDRESS =
            List.of("name", "company", "line1", "line2", "city", "region", "postcode", "country", "email", "phone");

    /** One line of the form. */
    public record Row(String sku, String quantity, String price) {

        boolean isEmpty() {
            return sku.isBlank();
        }
    }

    static Entry empty() {
        return new Entry(
                Ids.next().toString(),
                "",
                padded(List.of(), ROWS),
                Map.of("country", "US"),
                Map.of(),
                "phone",
                "",
                "",
                "",
                "",
                false,
                false,
                false);
    }

    static Entry of(MultiValueMap<String, String> form) {
        var shipTo = new LinkedHashMap<String, String>();
        ADDRESS.forEach(field -> shipTo.put(field, first(form, "shipTo." + field)));
        return new Entry(
                first(form, "key"),
                first(form, "customer"),
                rows(form),
                shipTo,
                FieldWords.typed(form),
                first(form, "channel"),
                first(form, "requestedOn"),
                first(form, "policy"),
                first(form, "discountCode"),
                first(form, "notes"),
                first(form, "keepPrices").equals("true"),
                first(form, "withoutDiscounts").equals("true"),
                first(form, "inTurn").equals("true"));
    }

    /** As an order stands now, kits as kits. */
    static Entry of(OrderView order) {
        var rows = order.wanted(Quantities::owed).stream()
                .map(wanted -> row(wanted, true))
                .toList();
        return new Entry(
                "",
                order.customer() == null ? "" : order.customer().value(),
                padded(rows, rows.size() + SPARE),
                fields(order.shipTo()),
                Map.of(),
                order.channel(),
                Objects.toString(order.requestedOn(), ""),
                order.shippingPolicy().name(),
                "",
                Objects.requireNonNullElse(order.notes(), ""),
                false,
                false,
                false);
    }

    /** The same again: what was ordered then, at what it costs now; of a guest, at the price by hand that it cost then. */
    static Entry again(OrderView order) {
        var rows = order.wanted(Quantities::ordered).stream()
                .map(wanted -> row(wanted, order.customer() == null))
                .toList();
        return new Entry(
                Ids.next().toString(),
                order.customer() == null ? "" : order.customer().value(),
                padded(rows, rows.size() + SPARE),
                fields(order.shipTo()),
                Map.of(),
                order.channel(),
                "",
                order.shippingPolicy().name(),
                "",
                "",
                false,
                false,
                false);
    }

    private static Row row(OrderView.Wanted wanted, boolean withPrice) {
        return new Row(
                wanted.sku().value(),
                String.valueOf(wanted.quantity()),
                withPrice ? wanted.priceByHand().map(Money::amount).orElse("") : "");
    }

    Entry to(Address address) {
        return new Entry(
                key,
                customer,
                rows,
                fields(address),
                customFields,
                channel,
                requestedOn,
                policy,
                discountCode,
                notes,
                keepPrices,
                withoutDiscounts,
                inTurn);
    }

    Entry withMoreRows() {
        return new Entry(
                key,
                customer,
                padded(rows, rows.size() + ROWS),
                shipTo,
                customFields,
                channel,
                requestedOn,
                policy,
                discountCode,
                notes,
                keepPrices,
                withoutDiscounts,
                inTurn);
    }

    Address address() {
        return new Address(
                field("name"),
                field("company"),
                field("line1"),
                field("line2"),
                field("city"),
                field("region"),
                field("postcode"),
                field("country"),
                field("email"),
                field("phone"));
    }

    /** Nobody has typed a destination yet; the country alone is none. */
    boolean hasNoAddress() {
        return shipTo.entrySet().stream()
                .allMatch(field ->
                        field.getKey().equals("country") || field.getValue().isBlank());
    }

    public String field(String name) {
        return shipTo.getOrDefault(name, "");
    }

    private static Map<String, String> fields(Address address) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", address.name());
        fields.put("company", Objects.requireNonNullElse(address.company(), ""));
        fields.put("line1", address.line1());
        fields.put("line2", Objects.requireNonNullElse(address.line2(), ""));
        fields.put("city", address.city());
        fields.put("region", address.region());
        fields.put("postcode", address.postcode());
        fields.put("country", address.country());
        fields.put("email", Objects.requireNonNullElse(address.email(), ""));
        fields.put("phone", Objects.requireNonNullElse(address.phone(), ""));
        return fields;
    }

    private static List<Row> rows(MultiValueMap<String, String> form) {
        var skus = form.getOrDefault("sku", List.of());
        var quantities = form.getOrDefault("quantity", List.of());
        var prices = form.getOrDefault("price", List.of());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < skus.size(); i++) {
            rows.add(new Row(
                    skus.get(i).strip(),
                    i < quantities.size() ? quantities.get(i).strip() : "",
                    i < prices.size() ? prices.get(i).strip() : ""));
        }
        return padded(rows, rows.isEmpty() ? ROWS : rows.size());
    }

    private static List<Row> padded(List<Row> rows, int size) {
        var padded = new ArrayList<>(rows);
        while (padded.size() < size) {
            padded.add(new Row("", "", ""));
        }
        return List.copyOf(padded);
    }

    private static String first(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }
}
