package dev.baton.console.orders;

import dev.baton.customers.Address;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.pricing.Discount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form of an order, as it was typed: nothing of it is lost when something is wrong with it.
 *
 * @param key under which the order is placed once, however often the form is sent
 * @param shipTo the address field by field
 * @param customFields what is typed into the company's own fields, by code
 * @param keepPrices whether an order that is amended costs what it cost before, as far as it stays
 * @param byHand what is taken off and added by hand
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
        List<Change> byHand,
        boolean inTurn) {

    private static final int ROWS = 6;
    private static final int SPARE = 3;
    private static final int SPARE_CHANGES = 2;
    private static final List<String> ADDRESS =
            List.of("name", "company", "line1", "line2", "city", "region", "postcode", "country", "email", "phone");

    /** One line of the form. */
    public record Row(String sku, String quantity, String price) {

        boolean isEmpty() {
            return sku.isBlank();
        }
    }

    /**
     * Something taken off or added by hand.
     *
     * @param kind a {@link ChangeKind}; empty when nothing is chosen
     * @param value a percentage or an amount, as it is typed
     * @param line the number of the row that it is for, from 0; empty for the whole order
     */
    public record Change(String kind, String value, String reason, String line) {

        static final Change NONE = new Change("", "", "", "");

        boolean isEmpty() {
            return value.isBlank() && reason.isBlank();
        }
    }

    /** What may be taken off or added by hand. */
    public enum ChangeKind {
        DISCOUNT_PERCENT,
        DISCOUNT_AMOUNT,
        GIFT_WRAP,
        HANDLING,
        SURCHARGE
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
                spare(List.of()),
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
                changes(form),
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
                spare(changes(order)),
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
                spare(List.of()),
                false);
    }

    private static Row row(OrderView.Wanted wanted, boolean withPrice) {
        return new Row(
                wanted.sku().value(),
                String.valueOf(wanted.quantity()),
                withPrice ? wanted.priceByHand().map(Money::amount).orElse("") : "");
    }

    Entry to(Address address) {
        return with(rows, fields(address), byHand);
    }

    Entry withMoreRows() {
        return with(padded(rows, rows.size() + ROWS), shipTo, byHand);
    }

    Entry withMoreChanges() {
        return with(rows, shipTo, spare(byHand));
    }

    private Entry with(List<Row> rows, Map<String, String> shipTo, List<Change> byHand) {
        return new Entry(
                key,
                customer,
                rows,
                shipTo,
                customFields,
                channel,
                requestedOn,
                policy,
                discountCode,
                notes,
                keepPrices,
                byHand,
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

    private static List<Change> changes(MultiValueMap<String, String> form) {
        var kinds = form.getOrDefault("change.kind", List.of());
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> new Change(
                        kinds.get(i),
                        nth(form, "change.value", i),
                        nth(form, "change.reason", i),
                        nth(form, "change.line", i)))
                .toList();
    }

    private static String nth(MultiValueMap<String, String> form, String field, int i) {
        var values = form.getOrDefault(field, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    /** What was taken off and added by hand, of the rows of {@code order} as they stand in the form. */
    private static List<Change> changes(OrderView order) {
        var skus = order.wanted(Quantities::owed).stream()
                .map(OrderView.Wanted::sku)
                .toList();
        var byHand = order.terms().byHandOn(skus);
        return Stream.concat(
                        byHand.discounts().stream()
                                .filter(one -> one.value() > 0)
                                .map(one -> new Change(
                                        (one.kind() == Discount.Kind.PERCENT
                                                        ? ChangeKind.DISCOUNT_PERCENT
                                                        : ChangeKind.DISCOUNT_AMOUNT)
                                                .name(),
                                        one.kind() == Discount.Kind.PERCENT
                                                ? BigDecimal.valueOf(one.value(), 2)
                                                        .stripTrailingZeros()
                                                        .toPlainString()
                                                : Money.of(one.value(), order.currency())
                                                        .amount(),
                                        one.reason(),
                                        Objects.toString(one.line(), ""))),
                        byHand.charges().stream()
                                .map(one -> new Change(
                                        one.kind().name(),
                                        Money.of(one.amount(), order.currency()).amount(),
                                        one.reason(),
                                        Objects.toString(one.line(), ""))))
                .toList();
    }

    private static List<Change> spare(List<Change> changes) {
        return Stream.concat(
                        changes.stream(), Stream.generate(() -> Change.NONE).limit(SPARE_CHANGES))
                .toList();
    }

    private static String first(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }
}
