package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.network.SiteCode;
import dev.baton.platform.security.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What may be changed of an order, and until which stage: every change tried in every stage, as a table that a person approves. */
@BatonTest
class OrderChangesTest {

    private static final Path APPROVED = Path.of("docs/reference/order-changes.md");
    private static final Path RECEIVED = Path.of("docs/reference/order-changes.received.md");
    private static final SiteCode EAST = new SiteCode("EAST");

    private static final String HEAD = """
            # What may be changed, and until when

            Every change is tried in every stage of an order by the tests, with a key that has `orders:write` and nothing else; this table is what
            came of it. *yes* means that it is done; anything else is the refusal, by the title of its problem. A key or a person
            without that right may change nothing. A hold for credit, fraud, a denied party or an approval needs a right of its own to be released.

            """;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void twoSites() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1_000);
            shop.stocked("MUG", "WEST", 1_000);
            shop.stocked("HAT", "EAST", 1);
        });
        api = new Api(port, tenants.key(merchant, "orders:write"));
    }

    @Test
    void every_change_is_tried_in_every_stage() throws IOException {
        var table = new ArrayList<List<String>>();
        var head = new ArrayList<String>(List.of("change"));
        head.addAll(stages().keySet());
        table.add(head);
        table.add(head.stream().map(_ -> "---").toList());
        changes().forEach((name, change) -> {
            var row = new ArrayList<String>(List.of(name));
            stages().values().forEach(stage -> row.add(answer(change.apply(merchant.call(stage::get)))));
            table.add(row);
        });
        var received = HEAD
                + table.stream()
                        .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                        .collect(Collectors.joining());
        var approved = Files.exists(APPROVED) ? Files.readString(APPROVED) : "";
        if (!received.equals(approved)) {
            Files.writeString(RECEIVED, received);
        }
        assertThat(received).as("compare %s, then ./baton approve", RECEIVED).isEqualTo(approved);
        Files.deleteIfExists(RECEIVED);
    }

    private Map<String, Supplier<OrderView>> stages() {
        var stages = new LinkedHashMap<String, Supplier<OrderView>>();
        stages.put("waits for stock", () -> shop.placed(shop.line("HAT", 4)));
        stages.put("ready", this::ready);
        stages.put("on hold", () -> {
            var order = ready();
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CUSTOMER_REQUEST, null, null, null));
            return order;
        });
        stages.put("partly on a floor", () -> moved(ready(), 2, Step.RELEASE));
        stages.put("on a floor", () -> moved(ready(), 4, Step.RELEASE));
        stages.put("partly shipped", () -> moved(ready(), 2, Step.RELEASE, Step.PICK, Step.PACK, Step.SHIP));
        stages.put("shipped", () -> moved(ready(), 4, Step.RELEASE, Step.PICK, Step.PACK, Step.SHIP));
        stages.put("cancelled", () -> {
            var order = ready();
            cancelOrder.handle(
                    new CancelOrder.Command(order.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            return order;
        });
        return stages;
    }

    private OrderView ready() {
        return shop.placed(shop.line("MUG", 4));
    }

    private OrderView moved(OrderView order, long units, Step... steps) {
        var line = order.lines().getFirst();
        var site = line.sites().getFirst().site();
        for (var step : steps) {
            assertThat(moveUnits.handle(
                            new MoveUnits.Command(order.id(), step, site, "FO-1", Map.of(line.id(), units))))
                    .isInstanceOf(OrderEvent.UnitsMoved.class);
        }
        return order;
    }

    private Map<String, Function<OrderView, Api.Answer>> changes() {
        var changes = new LinkedHashMap<String, Function<OrderView, Api.Answer>>();
        changes.put(
                "more units",
                amended(
                        "{ \"lines\": [{ \"sku\": \"MUG\", \"quantity\": 5, \"unitPrice\": { \"amount\": \"2.50\", \"currency\": \"USD\" } }] }"));
        changes.put(
                "fewer units",
                amended(
                        "{ \"lines\": [{ \"sku\": \"MUG\", \"quantity\": 3, \"unitPrice\": { \"amount\": \"2.50\", \"currency\": \"USD\" } }] }"));
        changes.put(
                "another address",
                amended(
                        "{ \"shipTo\": { \"name\": \"Rosa Vega\", \"line1\": \"12 Mateo Street\", \"city\": \"Los Angeles\", \"region\": \"CA\", \"postcode\": \"90021\", \"country\": \"US\" } }"));
        changes.put(
                "the day asked for",
                amended("{ \"requestedOn\": \"%s\" }"
                        .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(40))));
        changes.put("the service", amended("{ \"shippingService\": \"OVERNIGHT\" }"));
        changes.put("notes of the order", amended("{ \"notes\": \"Ring twice\" }"));
        changes.put("priority", amended("{ \"priority\": 900 }"));
        changes.put(
                "a discount by hand",
                amended(
                        "{ \"manualDiscounts\": [{ \"reason\": \"An old friend\", \"amount\": { \"amount\": \"1.00\", \"currency\": \"USD\" } }] }"));
        changes.put(
                "another site",
                order -> api.post("/orders/" + order.id() + "/reallocations", """
                        { "from": "%s" }""".formatted(
                                order.lines().getFirst().sites().stream()
                                        .map(OrderView.AtSite::site)
                                        .findFirst()
                                        .orElse(EAST))));
        changes.put(
                "a hold",
                order -> api.post("/orders/" + order.id() + "/holds", "{ \"reason\": \"CUSTOMER_REQUEST\" }"));
        changes.put("a tag", order -> api.put("/orders/" + order.id() + "/tags/trade", ""));
        changes.put("cancel all of it", order -> cancelled(order, ""));
        changes.put("cancel what is on no floor", order -> {
            var line = order.lines().getFirst().id();
            long open = merchant.call(() -> orders.get(order.id()).units(Quantities::open));
            return cancelled(
                    order, ", \"lines\": [{ \"line\": \"%s\", \"quantity\": %d }]".formatted(line, Math.max(1, open)));
        });
        return changes;
    }

    private Function<OrderView, Api.Answer> amended(String body) {
        return order -> api.post("/orders/" + order.id() + "/amendments", body);
    }

    private Api.Answer cancelled(OrderView order, String lines) {
        return api.put(
                "/orders/" + order.id() + "/cancellation",
                "{ \"reason\": \"CUSTOMER_CHANGED_MIND\"%s }".formatted(lines));
    }

    private static String answer(Api.Answer answer) {
        return answer.status() < 300 ? "yes" : answer.body().path("title").asString(String.valueOf(answer.status()));
    }
}
