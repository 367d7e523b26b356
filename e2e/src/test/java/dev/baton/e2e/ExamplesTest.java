package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends every example of the API description, as somebody would who has read nothing else. */
class ExamplesTest {

    private final Api api = Shared.api();
    private final JsonNode described = api.get("/openapi.json").ok();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> ids = new HashMap<>();

    @Test
    void every_example_of_the_description_works_as_it_stands() {
        masterData();
        stock();
        people();
        webhooks();
        credit();
        order();
        substitution();
        bulk();
        screening();
        returns();
        worklist();
        rules();
        fraud();

        assertThat(sent).containsExactlyInAnyOrderElementsOf(withBody());
    }

    private void masterData() {
        put("/company");
        ids.put("field", "crates");
        put("/custom-fields/{field}");
        put("/custom-fields");
        made("/sites", "site", "code");
        put("/sites/{site}");
        made("/items", "sku", "sku");
        put("/items/{sku}");
        put("/items/{sku}/substitutes");
        made("/customers", "number", "number");
        put("/customers/{number}");
        put("/customers/{number}/part-numbers");
        put("/customers/{number}/compliance-terms");
        made("/price-lists", "code", "code");
        put("/price-lists/{code}");
        put("/price-lists/{code}/prices");
        made("/discounts", "code", "code");
        put("/discounts/{code}");
        made("/tax-rates", "code", "code");
        put("/tax-rates/{code}");
        made("/shipping-charges", "code", "code");
        put("/shipping-charges/{code}");
        made("/packagings", "packaging", "code");
        put("/packagings/{packaging}");
        post("/price-quotes");
        post("/shipping-quotes");
    }

    private void stock() {
        post("/inventory/receipts");
        post("/inventory/adjustments");
        post("/inventory/transfers");
        made("/inventory/expected", "id", "id");
        put("/inventory/expected/{id}");
    }

    private void people() {
        made("/users", "user", "id");
        put("/users/{user}");
        put("/users/{user}/password");
        ids.put("giver", ids.get("user"));
        var colleague = example("post", "/users").put("email", "leo.prado@example.org").put("name", "Leo Prado");
        ids.put("delegate", api.post("/users", colleague.toString()).ok().path("id").asString());
        post("/approvals/delegations");
        ids.put("role", "packer");
        put("/users/roles/{role}");
        post("/keys");
    }

    private void webhooks() {
        made("/webhooks", "webhook", "id");
        put("/webhooks/{webhook}");
        post("/webhooks/{webhook}/replays");
    }

    /** An order that its customer's credit does not cover. */
    private void credit() {
        var customer = example("post", "/customers").put("paymentTerms", "NET30");
        customer.putObject("creditLimit").put("amount", "1.00").put("currency", "USD");
        var number = api.post("/customers", customer.toString()).ok().path("number").asString();
        var order = example("post", "/orders").put("externalReference", "W-1009").put("customer", number);
        ids.put("id", api.post("/orders", order.toString()).ok().path("id").asString());
        put("/orders/{id}/credit-override");
    }

    private void order() {
        post("/order-previews");
        var order = made("/orders", "id", "id").path("id").asString();
        ids.put("hold", post("/orders/{id}/holds").path("holds").path(0).path("id").asString());
        put("/orders/{id}/holds/{hold}/owner");
        put("/orders/{id}/holds/{hold}/release");
        made("/orders/{id}/notes", "note", "id");
        put("/orders/{id}/notes/{note}");
        post("/order-tags");
        put("/orders/{id}/custom-fields");
        sent.add("post /attachments");
        api.send("POST", "/attachments?order=" + order + "&name=list.csv", "sku,quantity\nTIN,1\n", "application/octet-stream")
                .ok();
        post("/orders/{id}/amendment-previews");
        manyHolds();
        post("/orders/{id}/amendments");
        post("/orders/{id}/reorders");
        ids.put("order", order);
        post("/payments");
        var cancelled = api.post("/orders", example("post", "/orders").put("externalReference", "W-1002").toString()).ok();
        ids.put("id", cancelled.path("id").asString());
        ids.put("order", ids.get("id"));
        post("/authorisations");
        ids.put("order", order);
        reallocation(ids.get("id"));
        put("/orders/{id}/cancellation");

        var fulfilment = api.await("/fulfilment-orders?order=" + order, it -> it.path("data").size() == 1)
                .path("data")
                .path(0);
        ids.put("id", fulfilment.path("id").asString());
        ids.put("fulfilmentOrder", ids.get("id"));
        post("/fulfilment-orders/releases");
        api.put("/fulfilment-orders/" + ids.get("id") + "/release", "").ok();
        post("/fulfilment-orders/{id}/picks");
        post("/fulfilment-orders/{id}/shortages");
        ids.put("parcel", post("/fulfilment-orders/{id}/packages").path("data").path(0).path("id").asString());
        post("/fulfilment-orders/{id}/packages/{parcel}/lines");
        put("/fulfilment-orders/{id}/packages/{parcel}/seal");
        made("/shipments", "shipment", "id");
        api.put("/shipments/" + ids.get("shipment") + "/dispatch", "").ok();
        post("/shipments/{shipment}/tracking-events");
        giveBack(order);
        write(order);
    }

    /** What nobody has, and what its item names instead. */
    private void substitution() {
        var asked = example("post", "/orders").put("externalReference", "W-1014");
        ((ObjectNode) asked.path("lines").path(0)).put("sku", ids.get("sku"));
        var order = api.post("/orders", asked.toString()).ok();
        var line = order.at("/lines/0/id").asString();
        for (var what : List.of("/orders/{id}/substitution-previews", "/orders/{id}/substitutions")) {
            sent.add("post " + what);
            api.post(what.replace("{id}", order.path("id").asString()), example("post", what).put("line", line).toString())
                    .ok();
        }
    }

    /** All orders of a channel are held, and let go again. */
    private void manyHolds() {
        var job = post("/hold-jobs").path("id").asString();
        api.await("/hold-jobs/" + job, it -> it.path("state").asString().equals("DONE"));
        var undone = api.post("/hold-jobs", "{\"kind\": \"RELEASE\", \"undoes\": \"" + job + "\"}").ok().path("id").asString();
        var done = api.await("/hold-jobs/" + undone, it -> it.path("state").asString().equals("DONE"));
        assertThat(done.path("done").asLong()).as(done.toString()).isPositive();
    }

    private void screening() {
        put("/screening-settings");
        sent.add("post /denied-party-lists");
        var rows = described
                .at("/paths/~1api~1v1~1denied-party-lists/post/requestBody/content/text~1csv/example")
                .asString();
        var loaded = api.send("POST", "/denied-party-lists?list=Export", rows, "text/csv").ok();
        assertThat(loaded.path("parties").asLong()).isEqualTo(2);
    }

    /** Lines of JSON, which are no JSON. */
    /** From wherever it is served. */
    private void reallocation(String order) {
        var from = api.get("/orders/" + order).ok().at("/lines/0/sites/0/site").asString();
        sent.add("post /orders/{id}/reallocations");
        api.post("/orders/" + order + "/reallocations", example("post", "/orders/{id}/reallocations").put("from", from).toString()).ok();
    }

    private void bulk() {
        sent.add("post /orders/bulk");
        var lines = described
                .at("/paths/~1api~1v1~1orders~1bulk/post/requestBody/content/application~1x-ndjson/example")
                .asString();
        var kept = api.send("POST", "/orders/bulk", lines, "application/x-ndjson").ok();
        var done = api.await("/imports/" + kept.path("id").asString(), it -> it.path("state").asString().equals("DONE"));
        assertThat(done.path("done").asLong()).as(done.toString()).isEqualTo(2);
    }

    private void write(String order) {
        ids.put("order", order);
        post("/orders/{order}/messages");
        post("/messages/bounces");
        ids.put("address", "rosa.vega@example.org");
        put("/suppressions/{address}");
        ids.put("brand", "MAIN");
        put("/brands/{brand}");
        ids.put("kind", "ORDER_SHIPPED");
        ids.put("language", "en");
        put("/letter-templates/{brand}/{kind}/{language}");
        put("/postbox");
    }

    private void giveBack(String order) {
        api.await("/invoices?order=" + order, it -> it.path("data").size() == 1);
        post("/credit-memos");
        made("/refunds", "refund", "id");
        ids.put("position", "1");
        put("/refunds/{refund}/parts/{position}/settlement");

        ids.put("currency", "USD");
        api.put("/approval-limits/USD", "{\"refund\": {\"amount\": \"0.50\", \"currency\": \"USD\"}}").ok();
        var waits = api.post("/refunds", example("post", "/refunds").put("reference", "Claim 2026-119").toString());
        ids.put("approval", waits.ok().path("id").asString());
        var second = api.post("/keys", "{\"name\": \"Second person\", \"scopes\": [\"*\"]}").ok();
        sent.add("put /approvals/{approval}/decision");
        new Api(api.root(), second.path("secret").asString())
                .put(filled("/approvals/{approval}/decision"), example("put", "/approvals/{approval}/decision").toString())
                .ok();
        put("/approval-limits/{currency}");
        put("/approval-policy");
        api.put("/approval-policy", "{\"fourEyes\": false, \"expedite\": false}").ok();
        ids.put("account", "SALES");
        put("/journal-accounts/{account}");
        api.put("/approval-limits/USD", "{}").ok();
    }

    private void rules() {
        ids.put("book", "verification");
        put("/rules/{book}/draft");
        post("/rules/{book}/draft/rehearsals");
        post("/rules/{book}/versions");
    }

    private void returns() {
        var order = api.get("/orders/" + ids.get("order")).ok();
        ids.put("line", order.path("lines").path(0).path("id").asString());
        var usual = api.get("/return-policy").ok();
        put("/return-policy");
        made("/returns", "id", "id");
        put("/returns/{id}/cancellation");
        made("/returns", "id", "id");
        post("/returns/{id}/photos");
        post("/returns/{id}/receipts");
        post("/returns/{id}/inspections");
        api.await("/returns/" + ids.get("id"), it -> it.path("state").asString().equals("INSPECTED"));
        api.await("/invoices?order=" + ids.get("order"), it -> !it.path("data").isEmpty());
        put("/returns/{id}/settlement");
        strictly();
        made("/returns", "id", "id");
        put("/returns/{id}/approval");
        api.put("/returns/" + ids.get("id") + "/cancellation", "{}").ok();
        made("/returns", "id", "id");
        put("/returns/{id}/rejection");
        made("/claims", "id", "id");
        put("/claims/{id}/filing");
        put("/claims/{id}/settlement");
        made("/claims", "id", "id");
        put("/claims/{id}/rejection");
        api.put("/return-policy", usual.toString()).ok();
    }

    private void worklist() {
        ids.put("kind", "ORDER_ON_HOLD");
        put("/sla-policies/{kind}");
        ids.put("state", "FLOOR_NOT_BEGUN");
        put("/dwell-times/{state}");
        put("/playbooks/{kind}");
        put("/working-hours");
        ids.put("team", "fraud-desk");
        put("/teams/{team}");
        ids.put("cause", "CATALOGUE");
        put("/causes/{cause}");
        made("/corrective-actions", "action", "id");
        put("/corrective-actions/{action}");
        put("/corrective-actions/{action}/completion");
        put("/corrective-actions/{action}/reopening");
        made("/automations", "automation", "id");
        put("/automations/{automation}");
        post("/automations/trials");
        var order = api.post("/orders", example("post", "/orders").put("externalReference", "W-1010").toString()).ok();
        var id = order.path("id").asString();
        api.post("/orders/" + id + "/holds", example("post", "/orders/{id}/holds").toString()).ok();
        var held = api.await("/worklist?kind=ORDER_ON_HOLD&order=" + id, it -> it.path("data").size() == 1);
        ids.put("item", held.path("data").path(0).path("id").asString());
        post("/worklist/claims");
        post("/worklist/{item}/handovers");
        var until = Instant.now().plus(Duration.ofDays(2)).toString();
        sent.add("put /worklist/{item}/pause");
        api.put(filled("/worklist/{item}/pause"), example("put", "/worklist/{item}/pause").put("until", until).toString())
                .ok();
        put("/worklist/{item}/ticks");
        put("/worklist/{item}/resolution");
        post("/worklist/resolutions");
        put("/worklist/{item}/reopening");
        post("/worklist/{item}/fixes");
        post("/worklist/fixes");
    }

    /** Two orders of a domain that is never served: the one turns out to be honest. Nobody is judged afterwards. */
    private void fraud() {
        put("/fraud-policy");
        made("/listed-traits", "trait", "id");
        ids.put("order", doubtful("W-1011"));
        post("/fraud-assessments/{order}/acceptance");
        ids.put("order", doubtful("W-1012"));
        post("/fraud-assessments/{order}/refusal");
        api.put("/fraud-policy", "{ \"enabled\": false, \"reviewFrom\": 60 }").ok();
    }

    private String doubtful(String reference) {
        var order = example("post", "/orders").put("externalReference", reference);
        ((ObjectNode) order.path("shipTo")).put("email", reference + "@throwaway.example");
        var id = api.post("/orders", order.toString()).ok().path("id").asString();
        api.await("/fraud-assessments?state=REVIEW", it -> it.path("data").valueStream().anyMatch(each -> each.path("order").asString().equals(id)));
        return id;
    }

    /** From now on somebody looks at every return. */
    private void strictly() {
        var policy = (ObjectNode) api.get("/return-policy").ok();
        policy.remove("approveUpTo");
        api.put("/return-policy", policy.toString()).ok();
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private JsonNode made(String path, String parameter, String field) {
        var answer = post(path);
        ids.put(parameter, answer.path(field).asString());
        return answer;
    }

    private JsonNode post(String path) {
        return send("post", path);
    }

    private JsonNode put(String path) {
        return send("put", path);
    }

    private JsonNode send(String method, String path) {
        sent.add(method + " " + path);
        var answer = api.send(method.toUpperCase(Locale.ROOT), filled(path), example(method, path).toString());
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private String filled(String path) {
        var filled = path;
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    /** As described, but with the documents of this run where it names one by its id. */
    private ObjectNode example(String method, String path) {
        var example = described
                .path("paths")
                .path("/api/v1" + path)
                .path(method)
                .at("/requestBody/content/application~1json/example");
        assertThat(example.isObject()).as("an example of %s %s", method, path).isTrue();
        var body = (ObjectNode) example.deepCopy();
        body.path("lines").forEach(line -> {
            if (line.has("line") && ids.containsKey("line")) {
                ((ObjectNode) line).put("line", ids.get("line"));
            }
        });
        for (var document : Set.of("order", "fulfilmentOrder", "giver", "delegate")) {
            if (body.has(document)) {
                body.put(document, ids.get(document));
            }
        }
        if (Set.of("/worklist/fixes", "/worklist/resolutions").contains(path)) {
            body.putArray("items").add(ids.get("item"));
        }
        return body;
    }

    private Set<String> withBody() {
        var operations = new HashSet<String>();
        described.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (operation.getValue().has("requestBody")) {
                operations.add(operation.getKey() + " " + path.getKey().replace("/api/v1", ""));
            }
        }));
        return operations;
    }
}
