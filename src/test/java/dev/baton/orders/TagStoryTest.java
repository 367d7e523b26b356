package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.orders.TagOrders.NothingChanged;
import dev.baton.orders.TagOrders.OrderTagged;
import dev.baton.orders.TagOrders.TooMany;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People call orders by names of their own, and find them again by these. */
@BatonTest
class TagStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    TagOrders tagOrders;

    @Autowired
    TagQueries tags;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    Audit audit;

    Caller merchant;
    OrderView first;
    OrderView second;

    @BeforeEach
    void twoOrders() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
        first = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        second = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
    }

    @Test
    void a_tag_is_put_on_found_by_and_taken_off() {
        merchant.run(() -> {
            assertThat(add(first, " Trade   fair ")).isInstanceOf(OrderTagged.class);
            assertThat(add(first, "TRADE FAIR")).isInstanceOf(NothingChanged.class);

            assertThat(names(first)).containsExactly("Trade fair");
            assertThat(found("trade FAIR")).containsExactly(first.number());
            assertThat(found("trade")).isEmpty();
            assertThat(orders.get(first.id())).isEqualTo(first);

            assertThat(remove(first, "trade fair")).isInstanceOf(OrderTagged.class);
            assertThat(found("trade fair")).isEmpty();
            assertThat(orders.timeline(first.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .containsExactly("OrderTagged", "OrderTagged", "OrderPlaced");
            assertThat(audit.list(
                                    new Audit.Filter(null, "order", null, first.number(), null, null),
                                    PageRequest.first(10))
                            .data())
                    .extracting(Audit.Entry::action)
                    .contains("tagged");
        });
    }

    @Test
    void tags_stay_when_the_order_is_amended() {
        merchant.run(() -> {
            add(first, "gift");

            amendOrder.handle(new AmendOrder.Command(
                    first.id(), List.of(shop.line("MUG", 3)), null, null, null, null, null, null, null));

            assertThat(orders.get(first.id()).version()).isGreaterThan(first.version());
            assertThat(names(first)).containsExactly("gift");
        });
    }

    @Test
    void what_is_no_tag_is_refused() {
        merchant.run(() -> {
            for (var typed : List.of("", "  ", "x".repeat(41), "a/b", "#1", "50%", "a,b", "<b>", "a\u0000b")) {
                assertThatThrownBy(() -> add(first, typed)).as(typed).isInstanceOf(Invalid.class);
            }
            assertThat(add(first, "ñandú 2.0 + más_cosas: sí!")).isInstanceOf(OrderTagged.class);
            assertThat(add(first, "x".repeat(40))).isInstanceOf(OrderTagged.class);
        });
    }

    @Test
    void an_order_with_too_many_is_left_alone_and_the_others_are_not() {
        merchant.run(() -> {
            tagOrders.handle(new TagOrders.Command(List.of(first.id()), numbered(OrderTag.MOST), List.of()));

            var outcomes = tagOrders.handle(
                    new TagOrders.Command(List.of(first.id(), second.id()), List.of("one more"), List.of()));

            assertThat(outcomes.get(first.id())).isInstanceOf(TooMany.class);
            assertThat(outcomes.get(second.id())).isInstanceOf(OrderTagged.class);
            assertThat(names(first)).hasSize(OrderTag.MOST).doesNotContain("one more");
            assertThat(tagOrders
                            .handle(new TagOrders.Command(List.of(first.id()), List.of("one more"), List.of("tag 1")))
                            .get(first.id()))
                    .isInstanceOf(OrderTagged.class);
        });
    }

    @Test
    void of_many_who_tag_an_order_at_once_nobody_gets_past_twenty() {
        Race.of(40, i -> merchant.call(() -> add(first, "tag " + i)));

        merchant.run(() -> assertThat(names(first)).hasSize(OrderTag.MOST));
    }

    @Test
    void of_many_who_put_on_the_same_tag_at_once_one_does() {
        var outcomes = Race.of(20, i -> merchant.call(() -> add(i % 2 == 0 ? first : second, "Gift")));

        assertThat(outcomes).filteredOn(OrderTagged.class::isInstance).hasSize(2);
    }

    @Test
    void the_tags_in_use_are_offered_each_once() {
        merchant.run(() -> {
            add(first, "gift");
            add(second, "Gift");
            add(second, "attic");

            assertThat(tags.inUse()).containsExactly("attic", "Gift");
        });
        tenants.fresh().run(() -> {
            assertThat(tags.inUse()).isEmpty();
            assertThat(tagOrders.handle(new TagOrders.Command(List.of(first.id()), List.of("theirs"), List.of())))
                    .isEmpty();
        });
        merchant.run(() -> assertThat(names(first)).containsExactly("gift"));
    }

    @Test
    void a_job_over_orders_knows_the_tag_of_the_list_it_began_from() {
        merchant.run(() -> {
            add(second, "gift");
            var filter = new HoldJobFilter(
                    null, null, null, Sku.of("MUG"), null, null, null, null, null, null, null, "GIFT");
            var plan = HoldJobPlan.hold(filter, HoldReason.OTHER, null, null, null, false);

            assertThat(orders.firstTargets(plan, 10))
                    .extracting(OrderRow::number)
                    .containsExactly(second.number());
        });
    }

    @Test
    void somebody_at_the_desk_tags_many_and_takes_it_back() {
        merchant.run(() -> add(first, "gift"));
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        var one = first.id().toString();
        var two = second.id().toString();
        desk.get("/orders");

        assertThat(desk.post("/orders/tags/preview", "selected", one, "selected", two)
                        .body())
                .contains("Tag 2 orders", "gift · 1", first.number());
        var done = desk.post("/orders/tags", "selected", one, "selected", two, "tag", "gift", "deed", "ADD")
                .body();
        assertThat(done).contains("gift was put on 1 order.");
        assertThat(merchant.call(() -> names(second))).containsExactly("gift");

        var undo = done.substring(done.indexOf("/orders/tags/undo"));
        undo = undo.substring(0, undo.indexOf('"')).replace("&amp;", "&");
        assertThat(desk.post(undo).body()).contains("gift was taken off 1 order.");
        assertThat(merchant.call(() -> names(first))).containsExactly("gift");
        assertThat(merchant.call(() -> names(second))).isEmpty();

        assertThat(desk.post("/orders/tags", "selected", one, "tag", "a/b", "deed", "ADD")
                        .body())
                .contains("A tag has 1 to 40 letters");
        assertThat(desk.post("/orders/tags", "selected", one, "tag", "x", "deed", "ADD", "back", "//evil.example")
                        .uri()
                        .getPath())
                .isEqualTo("/orders");
    }

    @Test
    void the_page_and_the_list_show_them_apart_from_those_of_rules() {
        merchant.run(() -> add(first, "call first"));
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");

        assertThat(desk.get("/orders/" + first.number()).body()).contains("is-by-hand", "call first", "Given by");
        assertThat(desk.get("/orders?tag=CALL+first").body())
                .contains(first.number(), "call first")
                .doesNotContain(second.number());
        assertThat(desk.get("/orders/tags").body()).contains("value=\"call first\"");
        assertThat(desk.post("/orders/" + first.number() + "/tags", "tag", "call first", "deed", "REMOVE")
                        .body())
                .contains("Tag call first taken off")
                .doesNotContain("is-by-hand");
        assertThat(desk.get("/orders?export=csv").body()).contains("Tags");
    }

    @Test
    void a_program_tags_one_and_many() {
        var api = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        var path = "/orders/" + first.id() + "/tags/";

        var put = api.put(path + "call%20first", "");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().at("/data/0/tag").asString()).isEqualTo("call first");
        var many = api.post("/order-tags", """
                {"orders": ["%s", "%s", "%s"], "add": ["gift"], "remove": ["call first"]}""".formatted(first.id(), second.id(), UUID.randomUUID()));
        assertThat(many.body().path("data")).hasSize(2);
        assertThat(many.body().at("/data/0/outcome").asString()).isEqualTo("TAGGED");
        assertThat(api.get("/orders?tag=gift").body().path("data")).hasSize(2);
        assertThat(api.get("/orders?tag=gift").body().at("/data/0/tags/0").asString())
                .isEqualTo("gift");
        assertThat(api.get("/order-tags").body().at("/data/0").asString()).isEqualTo("gift");
        assertThat(api.send("DELETE", path + "gift", null, Map.of()).body().path("data"))
                .isEmpty();

        merchant.run(
                () -> tagOrders.handle(new TagOrders.Command(List.of(first.id()), numbered(OrderTag.MOST), List.of())));
        assertThat(api.put(path + "more", "").problem()).isEqualTo("order-has-too-many-tags");
        assertThat(api.put(path + "x%23", "").status()).isEqualTo(422);
        assertThat(api.put("/orders/" + UUID.randomUUID() + "/tags/x", "").status())
                .isEqualTo(404);
        assertThat(api.post("/order-tags", "{\"orders\": [\"%s\"]}".formatted(first.id()))
                        .status())
                .isEqualTo(422);
    }

    private static List<String> numbered(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(i -> "tag " + i).toList();
    }

    private TagOrders.Outcome add(OrderView order, String tag) {
        return outcome(order, new TagOrders.Command(List.of(order.id()), List.of(tag), List.of()));
    }

    private TagOrders.Outcome remove(OrderView order, String tag) {
        return outcome(order, new TagOrders.Command(List.of(order.id()), List.of(), List.of(tag)));
    }

    private TagOrders.Outcome outcome(OrderView order, TagOrders.Command command) {
        return tagOrders.handle(command).values().stream().findFirst().orElseThrow();
    }

    private List<String> names(OrderView order) {
        return tags.of(order.id()).stream().map(OrderTag::tag).toList();
    }

    private List<String> found(String tag) {
        var filter = new OrderFilter(
                List.of(), null, null, null, null, tag, null, null, null, null, null, null, OrderFilter.Sort.NEWEST);
        return orders.list(filter, PageRequest.first(10)).data().stream()
                .map(OrderRow::number)
                .toList();
    }
}
