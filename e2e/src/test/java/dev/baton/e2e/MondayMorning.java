package dev.baton.e2e;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies on the desk after a weekend that went wrong: cards that were declined, addresses that do not exist, a price list that was
 * published with an error, a file that was imported twice, a supplier that is late, a shelf that is empty, a wave that nobody started.
 * Loaded through the public API, as the outside world would.
 */
final class MondayMorning {

    /** Every customer of that morning is called so, and nobody else. */
    static final String NAME = "Mondayson";

    private static final String CHANNEL = "monday";

    private final Api api = Shared.api();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final DeskClock clock = new DeskClock();
    private final String priced = OrderJourney.item("MON-PRICE");
    private int guests;
    private String late = "";

    /** The ids of the orders of a group. */
    List<String> orders(String group) {
        return orders.getOrDefault(group, List.of());
    }

    void load() {
        rules();
        cards(20);
        addresses(20);
        prices(20);
        duplicates(15);
        lateSupply(15);
        emptyShelf(15);
        stalledWave(15);
    }

    // ── the weekend ────────────────────────────────────────────────────────────────────────────────────────────

    /** Of this channel alone, so that nobody else's orders are held by them; what somebody drafts stays a draft. */
    private void rules() {
        var draft = api.get("/rules/verification/draft").ok().path("rules");
        var rules = (ObjectNode) api.get("/rules/verification").ok();
        var all = rules.putArray("rules");
        api.get("/rules/verification").ok().path("rules").forEach(rule -> {
            if (!rule.path("code").asString().startsWith("monday-")) {
                all.add(rule);
            }
        });
        all.add(rule("monday-price", "PRICE", "lines.exists(line, line.isPriceByHand"
                + " && (line.unitPrice < line.listPrice * 0.75 || line.unitPrice > line.listPrice * 1.25))"));
        all.add(rule("monday-twice", "DUPLICATE", "size(history.similar) > 0"));
        api.put("/rules/verification/draft", "{ \"rules\": %s }".formatted(all)).ok();
        api.post("/rules/verification/versions", "{ \"note\": \"Two rules for the channel of that morning\" }")
                .ok();
        api.put("/rules/verification/draft", "{ \"rules\": %s }".formatted(draft)).ok();
    }

    private ObjectNode rule(String code, String reason, String when) {
        var rule = ((ObjectNode) api.get("/rules/verification").ok()).objectNode();
        rule.put("code", code).put("name", code).put("note", "").put("when", when);
        rule.putArray("channels").add(CHANNEL);
        return rule.put("effect", "HOLD").put("value", reason).put("message", "Looks wrong: {order.total}.");
    }

    private void cards(int many) {
        var sku = stocked("MON-CARD", many);
        times(many, "card", _ -> {
            var order = place("card", sku, "90021");
            api.post("/authorisations", """
                    { "order": "%s", "amount": %s, "token": "tok_declined" }
                    """.formatted(order.path("id").asString(), order.at("/money/total")))
                    .ok();
            return order;
        });
    }

    private void addresses(int many) {
        var sku = stocked("MON-ADDRESS", many);
        times(many, "address", _ -> place("address", sku, "10001"));
    }

    /** The list says a tenth of what the shop asks. */
    private void prices(int many) {
        OrderJourney.receive(priced, "EAST", many);
        var code = api.get("/price-lists?currency=USD&limit=200").ok().path("data").path(0).path("code").asString();
        listPrice(code, "1.20");
        times(many, "price", _ -> place("price", priced, "90021"));
        listPrice(code, "12.00");
    }

    private void listPrice(String list, String price) {
        api.put("/price-lists/" + list + "/prices", """
                { "prices": [ { "sku": "%s", "unitPrice": { "amount": "%s", "currency": "USD" } } ] }
                """.formatted(priced, price)).ok();
    }

    private void duplicates(int many) {
        var sku = stocked("MON-TWICE", 4L * many);
        times(many, "twice", _ -> {
            var guest = guest("twice");
            place(guest, sku, 2, "12.00", "90021", "web");
            return place(guest, sku, 2, "12.00", "90021", CHANNEL);
        });
    }

    private void lateSupply(int many) {
        var sku = OrderJourney.item("MON-LATE");
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        var expected = api.post("/inventory/expected", """
                { "sku": "%s", "site": "EAST", "quantity": %d, "dueOn": "%s", "reference": "PO-MON" }
                """.formatted(sku, many, due)).ok();
        times(many, "late", _ -> place("late", sku, "90021"));
        late = sku;
        api.put("/inventory/expected/" + expected.path("id").asString(), """
                { "quantity": %d, "dueOn": "%s" }
                """.formatted(many, due.plusDays(30))).ok();
    }

    private void emptyShelf(int many) {
        var sku = stocked("MON-SHORT", many);
        times(many, "short", _ -> place("short", sku, "90021"));
        orders("short")
                .forEach(order -> api.post(release(order) + "/shortages", """
                        { "sku": "%s", "quantity": 1, "adjustStock": true }
                        """.formatted(sku)).ok());
    }

    /** Where what the floor does with it is posted. */
    private String release(String order) {
        var work = api.await("/fulfilment-orders?status=OPEN&order=" + order, it -> it.path("data").size() == 1);
        var path = "/fulfilment-orders/" + work.at("/data/0/id").asString();
        api.put(path + "/release", "").ok();
        return path;
    }

    /** Released, and nobody has begun to pick it; the clock of the desk runs all day and night. */
    private void stalledWave(int many) {
        var sku = stocked("MON-WAVE", many);
        times(many, "wave", _ -> place("wave", sku, "90021"));
        orders("wave").forEach(this::release);
        clock.roundTheClock("FLOOR_NOT_BEGUN");
    }

    /** What the supplier owed arrives after all. */
    void lateSupplyArrives() {
        OrderJourney.receive(late, "EAST", orders("late").size());
    }

    /** The desk's clock and patience are what they were. */
    void over() {
        clock.close();
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void times(int many, String group, Function<Integer, JsonNode> order) {
        orders.put(
                group,
                new ArrayList<>(IntStream.range(0, many)
                        .mapToObj(order::apply)
                        .map(each -> each.path("id").asString())
                        .toList()));
    }

    private static String stocked(String name, long quantity) {
        var sku = OrderJourney.item(name);
        OrderJourney.receive(sku, "EAST", quantity);
        return sku;
    }

    private String guest(String group) {
        guests++;
        return "%s %s %03d".formatted(NAME, group, guests);
    }

    private JsonNode place(String group, String sku, String postcode) {
        return place(guest(group), sku, 1, "12.00", postcode, CHANNEL);
    }

    private JsonNode place(String guest, String sku, long quantity, String price, String postcode, String channel) {
        return api.post("/orders", """
                { "channel": "%s", "externalReference": "%s",
                  "shipTo": { "name": "%s", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                              "postcode": "%s", "country": "US", "email": "%s@example.org" },
                  "lines": [ { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "%s", "currency": "USD" } } ] }
                """.formatted(
                        channel,
                        UUID.randomUUID(),
                        guest,
                        postcode,
                        guest.replace(' ', '.'),
                        sku,
                        quantity,
                        price))
                .ok();
    }
}
