package dev.baton.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.orders.CustomField;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.DefineCustomField;
import dev.baton.orders.FieldType;
import dev.baton.orders.FillInCustomFields;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A manager defines fields, the desk fills them in and finds orders by them. */
@BatonTest
class CustomFieldScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    DefineCustomField define;

    @Autowired
    FillInCustomFields fillIn;

    @Autowired
    CustomFieldQueries fields;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
    }

    @Test
    void a_manager_defines_changes_moves_and_archives() {
        var manager = manager();
        assertThat(manager.get("/company/fields").body()).contains("No fields of your own yet");

        assertThat(manager.post(
                                "/company/fields/new",
                                "label",
                                "Delivery slot",
                                "code",
                                "slot",
                                "type",
                                "CHOICE",
                                "options",
                                "Morning\r\n\r\nEvening",
                                "required",
                                "true")
                        .body())
                .contains("Delivery slot is saved", "Morning · Evening", "Required");
        assertThat(manager.post("/company/fields/new", "label", "Again", "code", "slot", "type", "TEXT")
                        .body())
                .contains("There is a field with this code already", "value=\"Again\"");
        var wrong = manager.post("/company/fields/new", "label", "", "code", "A b", "type", "CHOICE", "options", "One");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("1 to 60 characters", "beginning with a letter", "2 to 50 options of 1 to 60 characters");
        manager.post("/company/fields/new", "label", "Gift note", "code", "gift_note", "type", "TEXT");

        assertThat(manager.get("/company/fields/slot").body()).contains("Morning", "Code and type stay");
        manager.post("/company/fields/slot", "version", "1", "label", "Slot", "options", "Morning\nNight");
        merchant.run(() -> assertThat(fields.get("slot"))
                .isEqualTo(new CustomField(
                        "slot",
                        "Slot",
                        FieldType.CHOICE,
                        null,
                        List.of("Morning", "Night"),
                        false,
                        false,
                        false,
                        1,
                        2)));

        manager.post("/company/fields/slot/place", "up", "false", "version", String.valueOf(version()));
        merchant.run(() ->
                assertThat(fields.all().fields()).extracting(CustomField::code).containsExactly("gift_note", "slot"));
        assertThat(manager.post("/company/fields/gift_note/archive").body())
                .contains("Gift note is no longer offered", "Offer again", "archived=false");
        assertThat(manager.post("/company/fields/gift_note/archive?archived=false")
                        .body())
                .contains("Gift note is offered again");
        assertThat(manager.get("/company/settings.json").body()).contains("customFields", "gift_note");

        var clerk = Browser.signedIn(port, users, merchant, "company:read", "orders:write");
        assertThat(clerk.get("/company/fields").body()).contains("Slot").doesNotContain("New field");
        clerk.get("/company/fields/slot");
        assertThat(clerk.post("/company/fields/slot/archive").statusCode()).isEqualTo(403);
    }

    @Test
    void order_entry_asks_for_them_by_their_type() {
        merchant.run(() -> {
            define("gift_note", FieldType.TEXT, true);
            define("crates", FieldType.NUMBER, false);
            define("ring", FieldType.YES_NO, false);
        });
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        assertThat(desk.get("/orders/new").body()).contains("Custom fields", "customFields.gift_note");

        var missing = desk.post("/orders/new", entry());
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("gift_note must be filled in");
        var wrong = desk.post("/orders/new", entry("customFields.gift_note", "Hi", "customFields.crates", "many"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("crates takes a number", "value=\"many\"");
        assertThat(desk.post("/orders/new/quote", entry("customFields.crates", "many"))
                        .body())
                .contains("crates takes a number");

        var done = desk.post(
                "/orders/new",
                entry("customFields.gift_note", "Hi", "customFields.crates", "2.5", "customFields.ring", "true"));
        assertThat(done.statusCode()).isEqualTo(200);
        merchant.run(() -> {
            var row =
                    orders.list(OrderFilter.all(), PageRequest.first(1)).data().getFirst();
            assertThat(orders.get(row.id()).customFields()).hasToString("{crates=2.5, gift_note=Hi, ring=true}");
        });
    }

    @Test
    void the_page_shows_them_and_changes_only_what_was_changed() {
        merchant.run(() -> {
            define("gift_note", FieldType.TEXT, false);
            define("show_on", FieldType.DATE, false);
        });
        var order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        var page = "/orders/" + order.number();
        assertThat(desk.get(page).body()).contains("Nothing is filled in.", "Custom fields of " + order.number());

        fill(order, Map.of("gift_note", "From the other desk"));
        assertThat(desk.post(
                                page + "/fields",
                                "was.gift_note",
                                "",
                                "customFields.gift_note",
                                "",
                                "was.show_on",
                                "",
                                "customFields.show_on",
                                "2026-12-24")
                        .body())
                .contains("show_on is filled in", "From the other desk", "show_on: 2026-12-24");
        assertThat(desk.post(page + "/fields", "was.show_on", "2026-12-24", "customFields.show_on", "soon")
                        .body())
                .contains("show_on takes a date.");
        assertThat(desk.post(page + "/fields", "was.show_on", "2026-12-24", "customFields.show_on", "")
                        .body())
                .contains("show_on emptied, was 2026-12-24");
        merchant.run(() -> assertThat(orders.get(order.id()).customFields()).containsOnlyKeys("gift_note"));

        var reader = Browser.signedIn(port, users, merchant, "orders:read");
        assertThat(reader.get(page).body()).contains("From the other desk").doesNotContain("data-dialog=\"fields\"");
    }

    @Test
    void the_list_finds_and_exports_by_them() {
        merchant.run(() -> define("gift_note", FieldType.TEXT, false));
        var first = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        var second = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        fill(first, Map.of("gift_note", "Hello: you"));
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");

        for (var asked : List.of("field=gift_note&fieldValue=hello%3A+YOU", "field=gift_note%3Ahello%3A+you")) {
            assertThat(desk.get("/orders?" + asked).body())
                    .contains(first.number(), "value=\"hello: ")
                    .doesNotContain(second.number(), "kind=HOLD");
        }
        assertThat(desk.get("/orders?field=nothing&fieldValue=x").body()).contains(second.number());
        assertThat(desk.get("/orders?export=csv").body())
                .contains(",gift_note", "Hello: you")
                .contains(second.number());
        assertThat(desk.get("/orders?export=csv&field=gift_note:hello:%20you").body())
                .doesNotContain(second.number());
        merchant.run(() -> assertThat(
                        orders.list(OrderFilter.all(), PageRequest.first(9)).data())
                .extracting(OrderRow::id)
                .contains(first.id()));
    }

    @Test
    void rules_are_offered_the_fields() {
        merchant.run(() -> define("gift_note", FieldType.TEXT, false));
        var manager = manager();

        assertThat(manager.get("/rules/new").body()).contains("order.fields[&#34;gift_note&#34;]");
        assertThat(manager.get("/automations/new").body()).contains("order.fields[&#34;gift_note&#34;]");
    }

    @Test
    void the_floor_sees_those_that_are_meant_for_it() {
        merchant.run(() -> {
            define.handle(new DefineCustomField.Command(
                    "gift_note", "Gift note", FieldType.TEXT, null, List.of(), false, true, false, null));
            define("desk_only", FieldType.TEXT, false);
        });
        var order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        fill(order, Map.of("gift_note", "With love", "desk_only", "secret"));
        var work = merchant.call(() -> {
            relay.drain();
            var made = fulfilment.ofOrder(order.id()).getFirst();
            release.handle(new ReleaseFulfilmentOrder.Command(made.id()));
            return made;
        });
        var floor = Browser.signedIn(port, users, merchant, "fulfilment:read", "fulfilment:write");

        for (var page : List.of("/pick/", "/pack/")) {
            assertThat(floor.get(page + work.number()).body())
                    .contains("Gift note", "With love")
                    .doesNotContain("secret");
        }
    }

    private Browser manager() {
        return Browser.signedIn(
                port,
                users,
                merchant,
                "company:read",
                "company:write",
                "rules:read",
                "rules:write",
                "automations:read",
                "automations:write",
                "orders:read",
                "orders:write");
    }

    private int version() {
        return merchant.call(fields::version);
    }

    private void define(String code, FieldType type, boolean required) {
        define.handle(new DefineCustomField.Command(code, code, type, null, List.of(), required, false, false, null));
    }

    private void fill(OrderView order, Map<String, Object> values) {
        merchant.call(() -> fillIn.handle(new FillInCustomFields.Command(order.id(), values, null)));
    }

    private static String[] entry(String... more) {
        var form = new ArrayList<>(List.of(
                "key", "once", "channel", "phone", "sku", "MUG", "quantity", "1", "price", "2.50", "do", "place"));
        form.addAll(
                List.of("shipTo.name", "Rosa Vega", "shipTo.line1", "1480 Mateo Street", "shipTo.city", "Los Angeles"));
        form.addAll(List.of("shipTo.region", "CA", "shipTo.postcode", "90021", "shipTo.country", "US"));
        form.addAll(List.of(more));
        return form.toArray(String[]::new);
    }
}
