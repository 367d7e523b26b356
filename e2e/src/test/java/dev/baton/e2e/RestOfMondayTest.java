package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What lies on the desk beside the heaps of that morning: one of each kind that comes alone. Each is opened, its fix read and applied
 * from the keyboard, and then the thing itself looked at: it is as the preview said.
 */
class RestOfMondayTest extends OrderJourney {

    private static final String NAME = "Tuesdayson";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Api API = Shared.api();

    private final String ware = stocked("MON-WARE", 100);

    @Test
    void what_stands_at_a_floor_a_door_or_a_desk_is_brought_on_its_way() {
        try (var clock = new DeskClock()) {
            var begun = released("begun", 2, "");
            var stopped = released("stopped", 3, "");
            pick(stopped, 1);
            var unpacked = released("unpacked", 2, "");
            pick(unpacked, 2);
            var packed = packed("packed", "");
            var refused = prepared("refused", "!refuse-first");
            var waiting = prepared("waiting", "");
            var undecided = returned("undecided");
            var unseen = arrived("unseen");
            var unsettled = arrived("unsettled");
            inspect(unsettled);
            var silent = gone("silent", "!vanish");
            var nothing = order("nothing", item("MON-NONE"), 2, "12.00", "");
            clock.roundTheClock(
                    "FLOOR_NOT_BEGUN",
                    "FLOOR_PICKING_STOPPED",
                    "FLOOR_NOT_PACKED",
                    "PACKED_NOT_SHIPPED",
                    "PARCEL_WITHOUT_LABEL",
                    "PARCEL_NOT_COLLECTED",
                    "PARCEL_SILENT",
                    "RETURN_NOT_DECIDED",
                    "RETURN_NOT_INSPECTED",
                    "RETURN_NOT_SETTLED");

            choose("FLOOR_NOT_BEGUN", "begun", "RECALL_FROM_FLOOR");
            assertThat(dialog()).containsText("2");
            confirm();
            assertThat(status(begun)).isEqualTo("OPEN");
            both("monday-rest-recalled");
            press("z");
            assertThat(said()).containsText("was told to pick");
            assertThat(status(begun)).as("undone").isEqualTo("RELEASED");

            choose("FLOOR_PICKING_STOPPED", "stopped", "HAND_BACK_REST");
            assertThat(dialog()).containsText("can be packed: 1");
            assertThat(dialog()).containsText("looked for at once: 2");
            both("monday-rest-stopped");
            confirm();
            assertThat(work(stopped).at("/lines/0/missing").asLong()).isEqualTo(2);
            assertThat(status(stopped)).isEqualTo("PICKED");

            choose("FLOOR_NOT_PACKED", "unpacked", "TELL_FLOOR");
            dialog().locator("input[name='ask.text']").focus();
            type("The customer comes at four");
            confirm();
            open("/pack/" + work(unpacked).path("number").asString());
            assertThat(page.locator("main")).containsText("The customer comes at four");

            choose("PACKED_NOT_SHIPPED", "packed", "SHIP_PACKED");
            assertThat(dialog()).containsText("Boxes that go into one shipment: 1");
            both("monday-rest-packed");
            confirm();
            assertThat(shipments(packed)).hasSize(1);

            choose("PARCEL_WITHOUT_LABEL", "refused", "BUY_LABEL_AGAIN");
            assertThat(dialog()).containsText("does not serve postcode");
            confirm();
            API.await(
                    "/shipments?order=" + orderOf(refused),
                    it -> it.at("/data/0/status").asString().equals("LABELLED"));

            choose("PARCEL_NOT_COLLECTED", "waiting", "HAND_OVER");
            confirm();
            assertThat(shipments(waiting).path(0).path("status").asString())
                    .isNotIn("PREPARED", "LABELLED", "VOIDED");
            both("monday-rest-handed-over");

            choose("RETURN_NOT_DECIDED", "undecided", "APPROVE_RETURN");
            assertThat(dialog()).containsText("worth $3");
            both("monday-rest-undecided");
            confirm();
            assertThat(state(undecided)).isEqualTo("APPROVED");

            choose("RETURN_NOT_INSPECTED", "unseen", "GRADE_RETURN");
            confirm();
            assertThat(state(unseen)).isEqualTo("INSPECTED");

            choose("RETURN_NOT_SETTLED", "unsettled", "SETTLE_RETURN");
            assertThat(dialog()).containsText("the customer gets");
            assertThat(dialog()).containsText("A second person has to agree");
            both("monday-rest-unsettled");
            confirm();
            assertThat(said()).containsText("A second person has to agree");
            assertThat(API.get("/approvals?state=WAITING&order=" + orderOfReturn(unsettled)).ok().path("data"))
                    .hasSize(1);

            choose("PARCEL_SILENT", "silent", "REFUND_LOST_PARCEL");
            confirm();
            assertThat(API.get("/claims?order=" + silent.path("id").asString()).ok().path("data")).hasSize(1);

            choose("ORDER_WITHOUT_DATE", "nothing", "CANCEL_ORDER");
            confirm();
            assertThat(API.get("/orders/" + nothing.path("id").asString()).ok().path("status").asString())
                    .isEqualTo("CANCELLED");
        }
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    @Test
    void what_machines_say_is_answered() {
        var asked = API.post("/automations", """
                { "name": "Ask about %s", "event": "PLACED", "when": "order.reference.contains('!ask')", "delayMinutes": 0,
                  "action": "WORK", "severity": "HIGH", "message": "Ask about {order.total}" }
                """.formatted(NAME)).ok().path("id").asString();
        API.send("POST", "/denied-party-lists?list=Monday", "name,country\nZoltan %s,\n".formatted(NAME), "text/csv")
                .ok();
        var denied = order("zoltan", "Zoltan " + NAME, ware, 1, "12.00", "");
        order("ask", ware, 1, "12.00", "!ask");
        var uncaptured = order("uncaptured", ware, 1, "12.00", "");
        API.post("/authorisations", """
                { "order": "%s", "amount": %s, "token": "tok_capture_declined" }
                """.formatted(uncaptured.path("id").asString(), uncaptured.at("/money/total"))).ok();
        sendOff(uncaptured);

        choose("DENIED_PARTY", "Zoltan", "NOT_SAME_PARTY");
        dialog().locator("input[name^='ask.']").first().focus();
        type("Born in another century");
        confirm();
        assertThat(API.get("/orders/" + denied.path("id").asString()).ok().path("status").asString())
                .isNotEqualTo("ON_HOLD");

        choose("CAPTURE_FAILED", "uncaptured", "ASK_FOR_PAYMENT");
        assertThat(dialog()).containsText("gives another card");
        both("monday-rest-uncaptured");
        confirm();

        item("AUTOMATION_HIGH", "ask");
        press("d");
        dialog().locator("select[name=cause]").focus();
        type("Customer");
        press("Control+Enter");
        assertThat(said()).isVisible();
        assertThat(API.get(list("AUTOMATION_HIGH", "ask")).ok().path("data")).isEmpty();
        API.send("DELETE", "/automations/" + asked, "").ok();
        API.send("POST", "/denied-party-lists?list=Monday", "name,country\nNobody At All,\n", "text/csv").ok();
    }

    // ── at the desk ────────────────────────────────────────────────────────────────────────────────────────────

    /** Opens the one item of that kind and group from the list, and asks for the preview of a fix. */
    private void choose(String kind, String group, String fix) {
        item(kind, group);
        var button = page.locator("button[data-dialog='fix-%s']".formatted(fix));
        assertThat(button).hasCount(1);
        press(button.getAttribute("data-key"));
        assertThat(dialog()).containsText("This is what changes");
    }

    private void item(String kind, String group) {
        API.await(list(kind, group), it -> it.path("data").size() == 1, PATIENCE);
        open("/worklist?kind=%s&q=%s+%s".formatted(kind, NAME, group));
        assertThat(page.locator("#worklist tbody tr")).hasCount(1);
        press("j");
        press("Enter");
        assertThat(page.locator(".fix-buttons, .order-sentence").first()).isVisible();
    }

    private com.microsoft.playwright.Locator dialog() {
        return page.locator("dialog[open]");
    }

    private void confirm() {
        press("Control+Enter");
        assertThat(said()).isVisible();
        assertThat(dialog()).hasCount(0);
    }

    private static String list(String kind, String group) {
        return "/worklist?limit=200&kind=%s&text=%s%%20%s".formatted(kind, NAME, group);
    }

    // ── what came before ───────────────────────────────────────────────────────────────────────────────────────

    private static String stocked(String name, long quantity) {
        var sku = item(name);
        receive(sku, "EAST", quantity);
        return sku;
    }

    private static JsonNode order(String group, String sku, long quantity, String price, String mood) {
        return order(group, NAME + " " + group, sku, quantity, price, mood);
    }

    private static JsonNode order(String group, String name, String sku, long quantity, String price, String mood) {
        return API.post("/orders", """
                { "channel": "web", "externalReference": "%s%s",
                  "shipTo": { "name": "%s", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                              "postcode": "90021", "country": "US", "email": "%s@example.org" },
                  "lines": [ { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "%s", "currency": "USD" } } ] }
                """.formatted(UUID.randomUUID(), mood, name, group, sku, quantity, price)).ok();
    }

    /** @return the path of the work */
    private String released(String group, long quantity, String mood) {
        return released(order(group, ware, quantity, "12.00", mood));
    }

    private static String released(JsonNode order) {
        var works = API.await(
                "/fulfilment-orders?status=OPEN&order=" + order.path("id").asString(),
                it -> it.path("data").size() == 1);
        var path = "/fulfilment-orders/" + works.at("/data/0/id").asString();
        API.put(path + "/release", "").ok();
        return path;
    }

    private static void pick(String work, long quantity) {
        API.post(work + "/picks", "{ \"code\": \"%s\", \"quantity\": %d }"
                        .formatted(work(work).at("/lines/0/sku").asString(), quantity))
                .ok();
    }

    private String packed(String group, String mood) {
        return packed(released(group, 1, mood));
    }

    private static String packed(String work) {
        pick(work, work(work).at("/lines/0/toPick").asLong());
        API.post(work + "/packages", "{}").ok();
        return work;
    }

    private String prepared(String group, String mood) {
        return prepared(packed(group, mood));
    }

    private static String prepared(String work) {
        API.post("/shipments", "{ \"fulfilmentOrder\": \"%s\" }".formatted(work(work).path("id").asString())).ok();
        return work;
    }

    private static void sendOff(JsonNode order) {
        var work = prepared(packed(released(order)));
        var shipment = API.await(
                        "/shipments?order=" + orderOf(work),
                        it -> it.at("/data/0/status").asString().equals("LABELLED"))
                .at("/data/0/id")
                .asString();
        API.put("/shipments/" + shipment + "/dispatch", "").ok();
    }

    /** On its way and paid. */
    private JsonNode gone(String group, String mood) {
        var order = order(group, ware, 1, "300.00", mood);
        sendOff(order);
        var id = order.path("id").asString();
        API.await("/invoices?order=" + id, it -> it.path("data").size() == 1);
        API.post("/payments", """
                { "order": "%s", "amount": %s, "method": "CASH" }
                """.formatted(id, order.at("/money/total"))).ok();
        return order;
    }

    /** A wish that somebody has to decide. */
    private String returned(String group) {
        var order = gone(group, "");
        var id = order.path("id").asString();
        var shipment = API.get("/shipments?order=" + id).ok().at("/data/0/id").asString();
        API.post("/shipments/" + shipment + "/tracking-events", "{ \"code\": \"DELIVERED\" }").ok();
        API.await("/orders/" + id, it -> it.path("status").asString().equals("DELIVERED"));
        return API.post("/returns", """
                { "order": "%s", "wish": "REFUND", "lines": [ { "line": "%s", "quantity": 1, "reason": "NO_LONGER_WANTED" } ] }
                """.formatted(id, order.at("/lines/0/id").asString())).ok().path("id").asString();
    }

    private String arrived(String group) {
        var id = returned(group);
        API.put("/returns/" + id + "/approval", "{}").ok();
        API.post("/returns/" + id + "/receipts", "{ \"code\": \"%s\" }".formatted(ware)).ok();
        return id;
    }

    private static void inspect(String id) {
        API.post("/returns/" + id + "/inspections", """
                { "decisions": [ { "line": 1, "quantity": 1, "grade": "A" } ] }
                """).ok();
    }

    // ── how it stands ──────────────────────────────────────────────────────────────────────────────────────────

    private static JsonNode work(String path) {
        return API.get(path).ok();
    }

    private static String status(String work) {
        return work(work).path("status").asString();
    }

    private static String orderOf(String work) {
        return work(work).path("order").asString();
    }

    private static JsonNode shipments(String work) {
        return API.get("/shipments?order=" + orderOf(work)).ok().path("data");
    }

    private static String orderOfReturn(String id) {
        return API.get("/returns/" + id).ok().path("order").asString();
    }

    private static String state(String id) {
        return API.get("/returns/" + id).ok().path("state").asString();
    }

}
