package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.FillInCustomFields.FieldsFilledIn;
import dev.baton.orders.FillInCustomFields.NothingChanged;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.StaleVersion;
import dev.baton.rules.Effect;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rule;
import dev.baton.rules.SaveDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A company says what its orders have beside the usual, orders come with it, and are found by it. */
@BatonTest
class CustomFieldStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    DefineCustomField define;

    @Autowired
    ArrangeCustomFields arrange;

    @Autowired
    FillInCustomFields fillIn;

    @Autowired
    CustomFieldQueries fields;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    SaveDraft saveDraft;

    @Autowired
    PublishRules publishRules;

    @Autowired
    Audit audit;

    Caller merchant;

    @BeforeEach
    void fieldsOfEveryType() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1000);
            define("gift_note", FieldType.TEXT);
            define("crates", FieldType.NUMBER);
            define("show_on", FieldType.DATE);
            define("ring", FieldType.YES_NO);
            define("slot", FieldType.CHOICE, "Morning", "Evening");
        });
    }

    @Test
    void an_order_is_placed_with_values_and_keeps_them() {
        merchant.run(() -> {
            var order = placed(Map.of(
                    "gift_note",
                    " Happy birthday ",
                    "crates",
                    3.50,
                    "show_on",
                    "2026-12-24",
                    "ring",
                    true,
                    "slot",
                    "Evening"));

            assertThat(order.customFields())
                    .containsExactly(
                            Map.entry("crates", new BigDecimal("3.5")),
                            Map.entry("gift_note", "Happy birthday"),
                            Map.entry("ring", true),
                            Map.entry("show_on", "2026-12-24"),
                            Map.entry("slot", "Evening"));
            assertThat(orders.get(order.id())).isEqualTo(order);

            amendOrder.handle(new AmendOrder.Command(
                    order.id(), List.of(shop.line("MUG", 3)), null, null, null, null, null, null, null));
            assertThat(orders.get(order.id()).customFields()).isEqualTo(order.customFields());
        });
    }

    @Test
    void what_cannot_stand_in_a_field_is_refused_by_its_name() {
        merchant.run(() -> {
            refuses("no_such_field", "x");
            refuses("gift_note", "");
            refuses("gift_note", "x".repeat(201));
            refuses("gift_note", "two\nlines");
            refuses("gift_note", 7);
            refuses("crates", "3");
            refuses("crates", 1.2345);
            refuses("crates", 1_000_000_000_000L);
            refuses("crates", Double.NaN);
            refuses("crates", true);
            refuses("show_on", "24.12.2026");
            refuses("show_on", "2026-02-30");
            refuses("show_on", "0001-01-01");
            refuses("ring", "true");
            refuses("ring", 1);
            refuses("slot", "Noon");
            refuses("slot", "evening");
            refuses("slot", List.of("Evening"));

            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .isEmpty();
            placed(Map.of("gift_note", "x".repeat(200), "crates", -999_999_999_999.999));
        });
    }

    @Test
    void values_are_changed_one_by_one_and_told() {
        merchant.run(() -> {
            var order = placed(Map.of("gift_note", "Hello", "crates", 2));

            var filled = (FieldsFilledIn) fill(order, values("gift_note", null, "crates", 4L, "slot", "Morning"));

            assertThat(filled.order().customFields())
                    .containsExactly(Map.entry("crates", new BigDecimal("4")), Map.entry("slot", "Morning"));
            assertThat(filled.order().version()).isEqualTo(order.version() + 1);
            assertThat(fill(order, values("gift_note", null, "crates", 4.0))).isInstanceOf(NothingChanged.class);
            assertThat(orders.get(order.id())).isEqualTo(filled.order());

            var told = orders.timeline(order.id(), PageRequest.first(10)).data();
            assertThat(told).extracting(TimelineEntry::type).containsExactly("CustomFieldsFilledIn", "OrderPlaced");
            var changes = told.getFirst().data().path("fields");
            assertThat(changes).hasSize(3);
            assertThat(changes.get(0).path("label").asString()).isEqualTo("Gift_note");
            assertThat(changes.get(0).path("before").asString()).isEqualTo("Hello");
            assertThat(changes.get(1).path("after").asInt()).isEqualTo(4);
            assertThat(actions("order", order.number())).contains("custom-fields-filled-in");

            assertThatThrownBy(() -> fill(order, values("slot", "Noon", "nothing", 1)))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.fields())
                                    .extracting(Invalid.Field::field)
                                    .containsExactlyInAnyOrder("customFields.slot", "customFields.nothing"));
            assertThatThrownBy(() ->
                            fillIn.handle(new FillInCustomFields.Command(order.id(), values("crates", 9), "\"1\"")))
                    .isInstanceOf(StaleVersion.class);
        });
    }

    @Test
    void the_first_answer_stays_the_first_answer() {
        merchant.run(() -> {
            var command = shop.command("W-1", ShippingPolicy.PARTIAL, shop.line("MUG", 1))
                    .filledIn(Map.of("crates", 1, "gift_note", "first"));
            var order = ((PlaceOrder.Placed) placeOrder.handle(command)).order();
            fill(order, values("gift_note", "second"));

            var again = (PlaceOrder.Replayed) placeOrder.handle(command);
            assertThat(again.answer().at("/customFields/gift_note").asString()).isEqualTo("first");
            assertThat(placeOrder.handle(shop.command("W-1", ShippingPolicy.PARTIAL, shop.line("MUG", 1))
                            .filledIn(Map.of("crates", 2, "gift_note", "first"))))
                    .isInstanceOf(PlaceOrder.Reused.class);
        });
    }

    @Test
    void an_archived_field_is_read_and_emptied_but_not_filled_in() {
        merchant.run(() -> {
            var order = placed(Map.of("gift_note", "Hello"));
            define.handle(command("gift_note", FieldType.TEXT, true, null));

            assertThat(orders.get(order.id()).customFields()).containsKey("gift_note");
            refuses("gift_note", "Hello");
            assertThatThrownBy(() -> fill(order, values("gift_note", "New"))).isInstanceOf(Invalid.class);
            assertThat(fill(order, values("gift_note", "Hello"))).isInstanceOf(NothingChanged.class);
            assertThat(fill(order, values("gift_note", null))).isInstanceOf(FieldsFilledIn.class);
            assertThat(fields.known().offered()).extracting(CustomField::code).doesNotContain("gift_note");
        });
    }

    @Test
    void orders_are_found_by_what_stands_in_a_field_page_by_page() {
        merchant.run(() -> {
            var numbers = new ArrayList<String>();
            for (int i = 0; i < 5; i++) {
                numbers.addFirst(placed(Map.of("slot", "Evening", "crates", i)).number());
                placed(Map.of("slot", "Morning"));
            }

            var filter = found("slot:EVENING");
            var first = orders.list(filter, PageRequest.first(3));
            assertThat(first.data()).extracting(OrderRow::number).containsExactlyElementsOf(numbers.subList(0, 3));
            assertThat(orders.list(filter, PageRequest.of(3, first.next())).data())
                    .extracting(OrderRow::number)
                    .containsExactlyElementsOf(numbers.subList(3, 5));
            assertThat(orders.count(filter).number()).isEqualTo(5);
            assertThat(orders.list(found("crates:3.00"), PageRequest.first(9)).data())
                    .hasSize(1);
            for (var wrong : List.of("slot", "nothing:1", "crates:many", "ring:perhaps", "gift_note:")) {
                assertThatThrownBy(() -> fields.filterOf(wrong)).as(wrong).isInstanceOf(Invalid.class);
            }
        });
        tenants.fresh()
                .run(() -> assertThatThrownBy(() -> fields.filterOf("slot:Evening"))
                        .isInstanceOf(Invalid.class));
    }

    @Test
    void a_field_keeps_its_code_and_its_type() {
        merchant.run(() -> {
            refusesField("code", command("Gift", FieldType.TEXT));
            refusesField("code", command("9lives", FieldType.TEXT));
            refusesField("code", command("a".repeat(41), FieldType.TEXT));
            refusesField("type", command("gift_note", FieldType.NUMBER));
            refusesField("options", command("gift_note", FieldType.TEXT, "Red", "Blue"));
            refusesField("options", command("colour", FieldType.CHOICE, "Red"));
            refusesField("options", command("colour", FieldType.CHOICE, "Red", "red"));
            refusesField("options[1]", command("colour", FieldType.CHOICE, "Red", "x".repeat(61)));
            refusesField(
                    "label",
                    new DefineCustomField.Command(
                            "long", "x".repeat(61), FieldType.TEXT, null, List.of(), false, false, false, null));
            assertThatThrownBy(() -> define.handle(command("gift_note", FieldType.TEXT, false, "\"7\"")))
                    .isInstanceOf(StaleVersion.class);
            for (int i = fields.all().fields().size(); i < CustomField.MOST; i++) {
                define("field_" + i, FieldType.TEXT);
            }
            refusesField("code", command("one_more", FieldType.TEXT));
            assertThat(actions("custom-field", "gift_note")).containsExactly("created");
        });
    }

    @Test
    void of_many_who_define_one_code_at_once_all_are_of_the_type_of_the_first() {
        var outcomes = Race.of(
                20,
                i -> merchant.call(() -> {
                    try {
                        return define.handle(command("colour", i % 2 == 0 ? FieldType.TEXT : FieldType.NUMBER))
                                .type();
                    } catch (Invalid taken) {
                        return null;
                    }
                }));

        merchant.run(() -> assertThat(outcomes)
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .containsOnly(fields.get("colour").type()));
        var fresh = tenants.fresh();
        Race.of(20, i -> fresh.call(() -> define.handle(command("field_" + i, FieldType.TEXT))));
        fresh.run(() -> assertThat(fields.all().fields())
                .extracting(CustomField::position)
                .doesNotHaveDuplicates()
                .hasSize(20));
    }

    @Test
    void the_fields_are_shown_in_the_order_that_somebody_gave_them() {
        merchant.run(() -> {
            var codes = List.of("slot", "ring", "show_on", "crates", "gift_note");
            int version = fields.version();

            assertThat(arrange.handle(new ArrangeCustomFields.Command(codes, null))
                            .fields())
                    .extracting(CustomField::code)
                    .isEqualTo(codes);
            assertThatThrownBy(() ->
                            arrange.handle(new ArrangeCustomFields.Command(codes.reversed(), "\"" + version + "\"")))
                    .isInstanceOf(StaleVersion.class);
            assertThatThrownBy(() -> arrange.handle(new ArrangeCustomFields.Command(codes.subList(1, 5), null)))
                    .isInstanceOf(Invalid.class);
        });
    }

    @Test
    void of_many_who_fill_in_an_order_at_once_everybody_is_told() {
        var order = merchant.call(() -> placed(Map.of()));

        Race.of(20, i -> merchant.call(() -> fill(order, values("crates", i + 1))));

        merchant.run(() -> {
            assertThat(orders.get(order.id()).version()).isEqualTo(order.version() + 20);
            assertThat(orders.timeline(order.id(), PageRequest.first(50)).data())
                    .hasSize(21);
        });
    }

    @Test
    void rules_speak_of_fields_and_never_break_for_want_of_a_value() {
        merchant.run(() -> {
            publish("order.fields[\"gift_note\"] == \"hold me\" || order.fields[\"crates\"] * 2 > 5"
                    + " || order.fields[\"no_such\"] == \"x\" || (order.fields[\"ring\"] && order.fields[\"slot\"] != \"\")"
                    + " || order.fields.slot == \"Morning\"");

            assertThat(held(Map.of())).isFalse();
            assertThat(held(Map.of("gift_note", "hold me"))).isTrue();
            assertThat(held(Map.of("crates", 2.5))).isFalse();
            assertThat(held(Map.of("crates", 3))).isTrue();
            assertThat(held(Map.of("ring", true))).isFalse();
            assertThat(held(Map.of("ring", true, "slot", "Evening"))).isTrue();
            assertThat(held(Map.of("slot", "Morning"))).isTrue();
        });
    }

    @Test
    void a_program_defines_fills_in_and_finds() {
        var api = new Api(port, tenants.key(merchant, "company:read", "company:write", "orders:read", "orders:write"));

        var made = api.put("/custom-fields/door_code", """
                {"label": "Door code", "type": "TEXT", "help": "For the courier", "onFloor": true}""");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get("/custom-fields").body().path("data")).hasSize(6);
        assertThat(api.get("/custom-fields/nothing").status()).isEqualTo(404);
        assertThat(api.put("/custom-fields/door_code", "{\"label\": \"Door\", \"type\": \"DATE\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("type");
        assertThat(api.send(
                                "PUT",
                                "/custom-fields/door_code",
                                "{\"label\": \"Door\", \"type\": \"TEXT\"}",
                                Map.of("If-Match", "\"9\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.put("/custom-fields", """
                {"codes": ["door_code", "gift_note", "crates", "show_on", "ring", "slot"]}""").body().at("/data/0/code").asString())
                .isEqualTo("door_code");

        var order = api.post("/orders", body("{\"door_code\": \"4711\", \"crates\": 3, \"slot\": null}"));
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().at("/customFields/crates").asInt()).isEqualTo(3);
        assertThat(order.body().path("customFields")).hasSize(2);
        var refused = api.post("/orders", body("{\"door_code\": {\"a\": 1}, \"nothing\": 1}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("customFields.door_code", "customFields.nothing");

        var path = "/orders/" + order.body().path("id").asString() + "/custom-fields";
        var filled = api.put(path, "{\"door_code\": null, \"slot\": \"Evening\"}");
        assertThat(filled.status()).isEqualTo(200);
        assertThat(filled.header("ETag")).isEqualTo("\"2\"");
        assertThat(filled.body().at("/customFields/slot").asString()).isEqualTo("Evening");
        assertThat(api.put(path, "{\"slot\": \"Noon\"}").body().toString()).contains("customFields.slot");
        assertThat(api.send("PUT", path, "{\"slot\": \"Morning\"}", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.get("/orders?customField=slot:evening").body().path("data"))
                .hasSize(1);
        assertThat(api.get("/orders?customField=slot:Morning").body().path("data"))
                .isEmpty();
        assertThat(api.get("/orders?customField=nothing:1").body().toString()).contains("customField");
        var clerk = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        assertThat(clerk.put("/custom-fields/more", "{\"label\": \"More\", \"type\": \"TEXT\"}")
                        .status())
                .isEqualTo(403);
    }

    // ── words of this story ────────────────────────────────────────────────────────────────────────────────────

    private static String body(String customFields) {
        return """
                {"channel": "web", "currency": "USD", "customFields": %s,
                 "shipTo": {"name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                            "postcode": "90021", "country": "US"},
                 "lines": [{"sku": "MUG", "quantity": 1, "unitPrice": {"amount": "2.50", "currency": "USD"}}]}""".formatted(customFields);
    }

    private void define(String code, FieldType type, String... options) {
        define.handle(command(code, type, options));
    }

    private static DefineCustomField.Command command(String code, FieldType type, String... options) {
        return new DefineCustomField.Command(
                code, label(code), type, null, List.of(options), false, false, false, null);
    }

    private static DefineCustomField.Command command(
            String code, FieldType type, boolean archived, @Nullable String ifMatch) {
        return new DefineCustomField.Command(code, label(code), type, null, List.of(), false, false, archived, ifMatch);
    }

    private static String label(String code) {
        return code.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + code.substring(1);
    }

    private OrderView placed(Map<String, Object> values) {
        return ((PlaceOrder.Placed) place(values)).order();
    }

    private PlaceOrder.Outcome place(Map<String, Object> values) {
        return placeOrder.handle(
                shop.command(null, ShippingPolicy.PARTIAL, shop.line("MUG", 1)).filledIn(values));
    }

    private void refuses(String field, Object value) {
        assertThatThrownBy(() -> place(Map.of(field, value)))
                .as("%s = %s", field, value)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::field)
                                .containsExactly("customFields." + field));
    }

    private void refusesField(String field, DefineCustomField.Command command) {
        assertThatThrownBy(() -> define.handle(command))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::field)
                                .containsExactly(field));
    }

    private FillInCustomFields.Outcome fill(OrderView order, Map<String, @Nullable Object> values) {
        return fillIn.handle(new FillInCustomFields.Command(order.id(), values, null));
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... pairs) {
        var values = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return values;
    }

    private OrderFilter found(String text) {
        return new OrderFilter(
                List.of(),
                null,
                null,
                null,
                null,
                null,
                fields.filterOf(text),
                null,
                null,
                null,
                null,
                null,
                OrderFilter.Sort.NEWEST);
    }

    private boolean held(Map<String, Object> values) {
        var order = placed(values);
        assertThat(order.holds()).allSatisfy(hold -> assertThat(hold.note()).isEqualTo("Because of a field."));
        return order.status() == OrderStatus.ON_HOLD;
    }

    private void publish(String when) {
        var rule = Rule.of("fields", "Fields", "", when, Effect.HOLD, "OTHER", "Because of a field.");
        assertThat(saveDraft.handle(new SaveDraft.Command(VerificationRules.CODE, List.of(rule), null)))
                .isInstanceOf(SaveDraft.Saved.class);
        assertThat(publishRules.handle(new PublishRules.Command(VerificationRules.CODE, null, null, null)))
                .isInstanceOf(PublishRules.Published.class);
    }

    private List<String> actions(String kind, String about) {
        return audit.list(new Audit.Filter(null, kind, null, about, null, null), PageRequest.first(20)).data().stream()
                .map(Audit.Entry::action)
                .toList();
    }
}
