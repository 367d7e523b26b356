package dev.baton.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Address;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.Severity;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is on a list gets nothing, and whoever only looks like it is asked about once. */
@BatonTest
class ScreeningStoryTest {

    private static final String LIST = """
            name,aliases,country,kind,reference
            Vexley Trading FZE,Vexley General Trading; VGT,AE,company,X-1
            "Brisk, Anton",Toni Brisk,,person,X-2
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    OrderQueries orders;

    @Autowired
    WorkQueries worklist;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    LoadPartyList load;

    @Autowired
    RemovePartyList remove;

    @Autowired
    SetThreshold setThreshold;

    @Autowired
    Rescreen rescreen;

    @Autowired
    ScreeningQueries screening;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 1000);
        });
    }

    @Test
    void an_order_for_somebody_on_a_list_is_held_after_it_was_placed_and_is_work() {
        merchant.run(() -> {
            loaded("Export control", LIST);
            var order = placed("Rosa Vega", "Vexley Trading");
            assertThat(order.onHold()).isFalse();
            var other = placed("Rosa Vega", null);

            relay.drain();

            assertThat(orders.get(order.id()).holds()).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.DENIED_PARTY);
                assertThat(hold.note()).contains("Vexley Trading", "Export control", "100");
            });
            assertThat(orders.get(other.id()).onHold()).isFalse();
            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(ScreeningWork.DENIED_PARTY);
                assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(item.wrong().facts())
                        .containsExactly("Vexley Trading", "Vexley Trading FZE", "Export control", "100");
            });
            relay.drain();
            assertThat(orders.get(order.id()).holds()).hasSize(1);
        });
    }

    @Test
    void who_only_looks_like_it_is_asked_about_once() {
        merchant.run(() -> {
            loaded("Export control", LIST);
            var order = placed("Tony Brisk", null);
            relay.drain();
            var item = open().getFirst();
            assertThat(item.severity()).isEqualTo(Severity.HIGH);

            assertThatThrownBy(() -> applyFix.handle(
                            new ApplyFix.Command(item.id(), "NOT_SAME_PARTY", Map.of("reason", " "), null, null)))
                    .isInstanceOf(Invalid.class);
            assertThat(applyFix.handle(new ApplyFix.Command(
                            item.id(), "NOT_SAME_PARTY", Map.of("reason", "Born in 1999"), "NONE", null)))
                    .isInstanceOf(ApplyFix.Applied.class);
            relay.drain();

            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(open()).isEmpty();
            var again = placed("BRISK, Tony", null);
            relay.drain();
            assertThat(orders.get(again.id()).onHold()).isFalse();
            loaded("Export control", LIST);
            rescreened();
            assertThat(open()).isEmpty();
            loaded("Another list", LIST);
            rescreened();
            assertThat(open()).hasSize(2);
        });
    }

    @Test
    void open_orders_are_compared_again_when_a_list_or_the_likeness_changes() {
        merchant.run(() -> {
            var order = placed("Toni Brysk", null);
            relay.drain();
            assertThat(orders.get(order.id()).onHold()).isFalse();

            loaded("Export control", LIST);
            rescreened();
            assertThat(orders.get(order.id()).onHold()).isTrue();

            setThreshold.handle(100);
            rescreened();
            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(open()).isEmpty();

            setThreshold.handle(88);
            rescreened();
            assertThat(orders.get(order.id()).onHold()).isTrue();
            remove.handle("Export control");
            rescreened();
            relay.drain();
            assertThat(orders.get(order.id()).onHold()).isFalse();
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void only_who_may_decide_about_denied_parties_lets_such_an_order_go() {
        merchant.run(() -> {
            loaded("Export control", LIST);
            placed("Anton Brisk", null);
            relay.drain();
        });
        var order = merchant.call(() -> orders.get(
                new OrderId(Objects.requireNonNull(open().getFirst().order()).id())));
        var hold = order.holds().getFirst().id();
        var clerk = new Api(port, tenants.key(merchant, "orders:write", "worklist:write"));

        var refused = clerk.put("/orders/" + order.id() + "/holds/" + hold + "/release", "{}");

        assertThat(refused.problem()).isEqualTo("hold-not-yours-to-release");
        assertThat(refused.body().path("scope").asString()).isEqualTo("screening:write");
        assertThat(clerk.get("/denied-party-lists").problem()).isEqualTo("not-allowed");
        var entitled = new Api(port, tenants.key(merchant, "orders:write", "screening:write"));
        assertThat(entitled.put("/orders/" + order.id() + "/holds/" + hold + "/release", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void rows_that_cannot_be_read_are_named_and_nothing_is_changed() {
        merchant.run(() -> loaded("Export control", LIST));
        var api = new Api(port, tenants.key(merchant));

        var refused = csv(api, "Export control", "name,country,kind\n,DE,company\nOk,Germany,person\nFine,DE,ship\n");

        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.response().body()).contains("rows[2].name", "rows[3].country", "rows[4].kind");
        assertThat(csv(api, "x", "title\nSomebody\n").response().body()).contains("no heading");
        assertThat(csv(api, " ", LIST).problem()).isEqualTo("invalid-request");
        assertThat(merchant.call(() -> screening.matches("Anton Brisk"))).hasSize(1);
    }

    @Test
    void the_api_loads_compares_and_removes() {
        var api = new Api(port, tenants.key(merchant));

        assertThat(csv(api, "Export%20control", LIST).body().path("parties").asInt())
                .isEqualTo(2);
        assertThat(csv(api, "Export%20control", "name\nSomebody Else\nAnton Brisk\nThird\n")
                        .body()
                        .path("parties")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.get("/denied-party-lists").body().at("/data/0/parties").asInt())
                .isEqualTo(3);
        assertThat(api.get("/screenings?name=Anton%20Brisk")
                        .body()
                        .at("/data/0/score")
                        .asInt())
                .isEqualTo(100);
        assertThat(api.get("/screenings?name=Vexley%20Trading")
                        .body()
                        .path("data")
                        .size())
                .isZero();
        assertThat(api.put("/screening-settings", "{ \"threshold\": 40 }").problem())
                .isEqualTo("invalid-request");
        assertThat(api.put("/screening-settings", "{ \"threshold\": 95 }").status())
                .isEqualTo(200);
        assertThat(api.get("/screening-settings").body().path("threshold").asInt())
                .isEqualTo(95);
        assertThat(api.send("DELETE", "/denied-party-lists/Export%20control", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(api.send("DELETE", "/denied-party-lists/Export%20control", null, Map.of())
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void a_long_list_is_loaded_and_searched() {
        var rows = IntStream.range(0, 20_000)
                .mapToObj(row -> "Company %s Number %d".formatted(Integer.toString(row * 7919, 36), row))
                .collect(Collectors.joining("\n", "name\n", "\nAnton Brisk\n"));

        merchant.run(() -> {
            loaded("Long", rows);
            assertThat(screening.matches("Brisk, Anton")).singleElement().satisfies(match -> {
                assertThat(match.score()).isEqualTo(100);
                assertThat(match.list()).isEqualTo("Long");
            });
        });
    }

    @Test
    void the_console_loads_a_list_and_tries_a_name() {
        var ana = Browser.signedIn(port, users, merchant);
        assertThat(ana.get("/screening").body()).contains("No list is loaded", "Denied parties");

        assertThat(ana.upload("/screening/lists", "list.csv", LIST, "list", "Export control")
                        .body())
                .contains("Export control is loaded, parties: 2");
        assertThat(ana.upload("/screening/lists", "list.csv", "title\n", "list", "x")
                        .body())
                .contains("Nothing was changed");
        assertThat(ana.get("/screening?name=anton+brysk").body()).contains("Brisk, Anton", "X-2");
        assertThat(ana.get("/screening?name=nobody").body()).contains("Nobody on the lists looks like that");
        assertThat(ana.post("/screening/threshold", "threshold", "12").body()).contains("from 50 to 100");
        assertThat(ana.post("/screening/threshold", "threshold", "90").body()).contains("compared again");
        merchant.run(() -> {
            placed("Anton Brisk", null);
            relay.drain();
        });
        var item = "/worklist/" + merchant.call(() -> open().getFirst().id());
        assertThat(ana.get(item).body())
                .contains(
                        "Not the same party",
                        "“Anton Brisk” in the order looks like “Brisk, Anton” on the list Export control");
        assertThat(ana.post("/screening/removal", "list", "Export control").body())
                .contains("Removed: Export control");
    }

    private void loaded(String list, String csv) {
        load.handle(list, PartyFile.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    }

    /** As the job does it. */
    private void rescreened() {
        assertThat(Caller.system(merchant.tenant(), ScreeningWork.BATON).call(rescreen::handle))
                .satisfies(done -> assertThat(done.more()).isFalse());
        relay.drain();
    }

    private OrderView placed(String name, @Nullable String company) {
        var to = Shop.LOS_ANGELES;
        return shop.placedTo(
                new Address(
                        name,
                        company,
                        to.line1(),
                        null,
                        to.city(),
                        to.region(),
                        to.postcode(),
                        to.country(),
                        to.email(),
                        null),
                shop.line("TIN", 1));
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data().stream()
                .filter(item ->
                        Set.of(ScreeningWork.DENIED_PARTY, "ORDER_ON_HOLD").contains(item.kind()))
                .toList();
    }

    private static Api.Answer csv(Api api, String list, String rows) {
        return api.send(
                "POST",
                "/denied-party-lists?list=" + list.replace(" ", "%20"),
                rows,
                Map.of("Content-Type", "text/csv"));
    }
}
