package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.console.Browser;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.inventory.InventoryQueries;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** People who see only a part of the company see no more, whichever way they try, and what is not narrowed is closed to them. */
@BatonTest
class DataScopeStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    InventoryQueries inventory;

    @Autowired
    CustomerQueries customers;

    @Autowired
    Relay relay;

    @Autowired
    List<ScopeGuard> guards;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping screens;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView east;
    OrderView west;

    @BeforeEach
    void anOrderAtEachOfTwoSites() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            shop.stocked("HAT", "WEST", 100);
        });
        east = merchant.call(() -> shop.placed(shop.line("MUG", 2)));
        west = merchant.call(() -> shop.placed(shop.line("HAT", 2)));
        relay.drain();
    }

    @Test
    void whoever_works_at_a_site_sees_what_it_does() {
        narrowed(Set.of(), Set.of("EAST"), Set.of()).run(() -> {
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .extracting(OrderRow::id)
                    .containsExactly(east.id());
            assertThat(orders.count(OrderFilter.all()).number()).isEqualTo(1);
            assertThat(orders.countsByStatus().values()).containsExactly(1L);
            assertThat(fulfilment.list(everything(), PageRequest.first(10)).data())
                    .extracting(row -> row.site().value())
                    .containsExactly("EAST");
            assertThat(fulfilment.counts(LocalDate.EPOCH))
                    .extracting(count -> count.site().value())
                    .containsExactly("EAST");
            assertThat(inventory
                            .balances(null, null, null, PageRequest.first(10))
                            .data())
                    .extracting(balance -> balance.site().value())
                    .containsExactly("EAST");
            assertThat(Objects.requireNonNull(inventory
                                    .availability(Set.of(Sku.of("HAT")))
                                    .get(Sku.of("HAT")))
                            .sites())
                    .isEmpty();
        });
        merchant.run(() -> assertThat(orders.countsByStatus().values().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(2));
    }

    @Test
    void a_channel_narrows_what_is_seen_and_what_may_be_placed() {
        narrowed(Set.of("phone"), Set.of(), Set.of()).run(() -> {
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .isEmpty();
            assertThat(fulfilment.list(everything(), PageRequest.first(10)).data())
                    .isEmpty();
            assertThatThrownBy(() -> shop.placed(shop.line("MUG", 1)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("is not a channel of your role");
        });
        narrowed(Set.of("web"), Set.of(), Set.of()).run(() -> {
            shop.placed(shop.line("MUG", 1));
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .hasSize(3);
        });
    }

    @Test
    void a_tag_of_customers_hides_guests_and_others() {
        narrowed(Set.of(), Set.of(), Set.of("VIP")).run(() -> {
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .isEmpty();
            assertThat(customers.list("", null, null, PageRequest.first(10)).data())
                    .isEmpty();
            assertThatThrownBy(() -> placeOrder.handle(shop.command(null, ShippingPolicy.PARTIAL, shop.line("MUG", 1))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("is not a customer of your role");
        });
    }

    @Test
    void what_lies_outside_is_not_there_whichever_way_it_is_asked_for() {
        var clerk = browser(Set.of(), Set.of("EAST"), Set.of());
        var fulfilmentOrder = merchant.call(() -> fulfilment.ofOrder(west.id()).getFirst());

        assertThat(clerk.get("/orders").body()).contains(east.number()).doesNotContain(west.number());
        assertThat(clerk.get("/orders?export=csv").body())
                .contains(east.number())
                .doesNotContain(west.number());
        assertThat(clerk.get("/console/find?q=" + west.number()).body()).isEqualTo("[]");
        assertThat(clerk.get("/orders/" + east.number()).body())
                .contains(east.number(), "/orders/%s/amendment".formatted(east.number()))
                .doesNotContain("href=\"/payments", "href=\"/messages");
        Stream.of(
                        "/orders/" + west.number(),
                        "/orders/" + west.id(),
                        "/orders/" + west.number() + "/glance",
                        "/orders/" + west.number() + "/amendment",
                        "/orders/" + west.number() + "/notes",
                        "/pick/" + fulfilmentOrder.number(),
                        "/pack/" + fulfilmentOrder.number(),
                        "/pick/" + fulfilmentOrder.number() + "/list.pdf",
                        "/ship?fulfilmentOrder=" + fulfilmentOrder.id(),
                        "/orders/new?like=" + west.number(),
                        "/orders/new?placed=" + west.number())
                .forEach(path ->
                        assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(404));

        clerk.get("/orders");
        assertThat(clerk.post("/orders/" + west.number() + "/holds", "reason", "OTHER")
                        .statusCode())
                .isEqualTo(404);
        clerk.post(
                "/orders/holds",
                "selected",
                west.id().toString(),
                "selected",
                east.id().toString(),
                "reason",
                "OTHER");
        clerk.post("/orders/tags", "selected", west.id().toString(), "tag", "seen");
        clerk.post("/pick/releases", "selected", fulfilmentOrder.number());
        clerk.post("/balances/adjust", "sku", "HAT", "site", "WEST", "quantity", "5", "reason", "FOUND");
        merchant.run(() -> {
            assertThat(orders.get(west.id()).holds()).isEmpty();
            assertThat(orders.get(east.id()).status()).isEqualTo(OrderStatus.ON_HOLD);
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .allMatch(row -> row.tags().isEmpty());
            assertThat(fulfilment.get(fulfilmentOrder.id()).releasedAt()).isNull();
            assertThat(shop.stock("HAT").onHand()).isEqualTo(100);
        });
    }

    @Test
    void what_is_about_the_whole_company_is_closed_and_not_offered() {
        var clerk = browser(Set.of("web"), Set.of(), Set.of());
        var home = clerk.get("/").body();

        assertThat(home).contains("href=\"/orders\"").doesNotContain("href=\"/people\"", "href=\"/journal\"");
        assertThat(home).contains("Sees only channels web");
        Stream.of("/people", "/invoices", "/journal", "/audit", "/hold-jobs/new", "/worklist/quality", "/api/v1/orders")
                .forEach(path ->
                        assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(403));
    }

    @Test
    void every_list_that_is_open_to_them_answers() {
        var clerk = browser(Set.of("web"), Set.of("EAST"), Set.of());

        var lists = screens.getHandlerMethods().entrySet().stream()
                .filter(screen -> isOpen(screen.getValue().getMethod().getDeclaringClass())
                        || screen.getValue().hasMethodAnnotation(WithinScope.class))
                .filter(screen ->
                        screen.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(screen -> screen.getKey().getParamsCondition().isEmpty())
                .flatMap(screen -> screen.getKey().getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.equals("/live"))
                .toList();
        assertThat(lists).hasSizeGreaterThan(15);
        lists.forEach(path -> assertThat(clerk.get(path + (path.endsWith("find") ? "?q=MUG" : ""))
                        .statusCode())
                .as(path)
                .isIn(200, 400));
    }

    /** Otherwise the first thing that somebody asks for by its address is refused, or worse, shown. */
    @Test
    void whatever_is_open_knows_what_its_addresses_name() {
        var known = guards.stream().map(ScopeGuard::of).toList();
        var open = screens.getHandlerMethods().values().stream()
                .filter(method -> isOpen(method.getBeanType()))
                .toList();
        assertThat(open).hasSizeGreaterThan(60);
        open.forEach(method -> Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .findFirst()
                .ifPresent(parameter -> {
                    var type = parameter.getParameterType();
                    var named = type == String.class
                            ? Objects.requireNonNull(method.getBeanType().getAnnotation(WithinScope.class))
                                    .value()
                            : type;
                    assertThat(known.contains(named) || named == Void.class || named == UUID.class)
                            .as("%s: %s", method, named)
                            .isTrue();
                }));
    }

    @Test
    void a_role_is_narrowed_in_its_form_and_widened_again() {
        var manager = Browser.signedIn(port, users, merchant);
        manager.get("/people/roles/new");
        manager.post(
                "/people/roles/new",
                "name",
                "East desk",
                "area.orders",
                "write",
                "channels",
                "web, phone",
                "sites",
                "EAST");
        assertThat(role().within()).isEqualTo(new DataScope(Set.of("web", "phone"), Set.of("EAST"), Set.of()));
        assertThat(manager.get("/people/roles").body()).contains("Sees only channels phone, web · sites EAST");
        assertThat(manager.get("/people/roles/east-desk/edit").body()).contains("value=\"phone, web\"");

        manager.post("/people/roles/east-desk/edit", "name", "East desk", "area.orders", "write");
        assertThat(role().within().seesAll()).isTrue();
    }

    private Users.Role role() {
        return merchant.call(() -> users.roles().stream()
                .filter(role -> role.role().equals("east-desk"))
                .findFirst()
                .orElseThrow());
    }

    private static boolean isOpen(Class<?> type) {
        return type.isAnnotationPresent(WithinScope.class);
    }

    private static FulfilmentFilter everything() {
        return new FulfilmentFilter(null, Set.of(), null, null, null);
    }

    private Caller narrowed(Set<String> channels, Set<String> sites, Set<String> tags) {
        return new Caller(
                merchant.tenant(),
                Caller.Kind.USER,
                "Ana Duarte",
                Set.of("*"),
                new DataScope(channels, sites, tags),
                List.of());
    }

    private Browser browser(Set<String> channels, Set<String> sites, Set<String> tags) {
        var email = UUID.randomUUID() + "@example.org";
        merchant.run(() -> {
            users.defineRole(new Users.Role("part", "Part", List.of("*"), new DataScope(channels, sites, tags)));
            users.create(email, "Ana Duarte", "a long password", "part", "en");
        });
        return Browser.at(port, email, "a long password");
    }
}
