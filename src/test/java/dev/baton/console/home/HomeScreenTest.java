package dev.baton.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.DataScope;
import dev.baton.platform.security.Users;
import dev.baton.worklist.ClaimWork;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItemId;
import dev.baton.worklist.WorkQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class HomeScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ClaimWork claimWork;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Relay relay;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
            shop.placed(shop.line("SPICE", 10));
        });
    }

    @Test
    void everybody_lands_at_their_own_desk() {
        assertThat(home("orders:read", "orders:write")).contains("Newest orders");
        assertThat(home("orders:read", "fulfilment:read", "fulfilment:write")).contains("Cut-offs today", "To pick");
        assertThat(home("invoices:read", "payments:read", "payments:write")).contains("Overdue invoices");
        assertThat(home("*")).contains("Orders placed per day");
        assertThat(home("audit:read")).contains("Nothing to show here yet");
    }

    @Test
    void who_may_sees_the_other_desks_too() {
        var browser = Browser.signedIn(port, users, merchant, "*");

        assertThat(browser.get("/?desk=management").body())
                .contains("Backlog by stage")
                .contains("data-values=\"0,0,");
        assertThat(browser.get("/?desk=warehouse").body()).contains("Cut-offs today");
        assertThat(browser.get("/?desk=finance").body()).contains("Nothing is overdue.");
        assertThat(browser.get("/?desk=orders").body()).contains("/orders?view=late");
    }

    @Test
    void a_new_company_is_led_through_its_first_steps_until_it_hides_them() {
        var fresh = tenants.fresh();
        var browser = Browser.signedIn(port, users, fresh, "*");
        assertThat(browser.get("/?desk=orders").body())
                .contains("Getting started", "Open a site", "Set up carriers", "0 of 9 done");

        fresh.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
        });
        assertThat(browser.get("/?desk=orders").body()).containsPattern("[3-5] of 9 done");
        assertThat(Browser.signedIn(port, users, fresh, "orders:read").get("/").body())
                .doesNotContain("Getting started");

        assertThat(browser.post("/start/hiding").body()).doesNotContain("Getting started");
        assertThat(browser.get("/?desk=orders").body()).doesNotContain("Getting started");
    }

    @Test
    void the_manager_sees_what_must_leave_what_is_wrong_and_who_has_it() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 1)));
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Limit", null, null));
            relay.drain();
        });
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(browser.get("/?desk=management").body())
                .contains("Must leave by today’s cut-off", "at the pace of late", "/pick?site=WEST&amp;leaves=today")
                .contains("Open exceptions by kind", "All 1</a>", "/worklist?kind=ORDER_ON_HOLD")
                .contains("Nothing was closed in this time")
                .contains("Who has how much", "/worklist?view=unassigned\">Nobody yet")
                .containsPattern(
                        "/holds\\?age=0-4h\">Under 4 hours</a></th>[\\s\\S]*?<td class=\"number\" data-card=\"side\">1<");

        merchant.run(() -> claimWork.handle(List.of(item())));
        var who = merchant.name();
        assertThat(browser.get("/?desk=management").body())
                .contains("/worklist?owner=" + who)
                .doesNotContain("Nobody yet");
        assertThat(browser.get("/worklist?owner=" + who).body()).contains(order.number(), "Owner</span> " + who);
        assertThat(browser.get("/worklist?owner=Somebody%20Else").body()).contains("Nothing found");

        browser.post("/worklist/" + merchant.call(this::item) + "/resolution", "cause", "RULE", "note", "Too strict");
        assertThat(browser.get("/?desk=management").body())
                .contains("Nothing is wrong.", "1 exception closed", "/worklist?view=closed&amp;cause=RULE")
                .containsPattern("/worklist\\?owner=Ana%20Duarte[\\s\\S]*?data-label=\"Closed today\">1<");
    }

    @Test
    void holds_of_an_order_that_is_over_wait_for_nobody() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 1)));
        merchant.run(() -> holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Limit", null, null)));
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/?desk=management").body()).contains("/holds?reason=CREDIT");

        merchant.run(() ->
                cancelOrder.handle(new CancelOrder.Command(order.id(), Map.of(), CancelReason.DUPLICATE, null, null)));
        assertThat(browser.get("/?desk=management").body())
                .contains("No order is on hold.")
                .doesNotContain("/holds?reason=CREDIT");
    }

    @Test
    void the_manager_sees_only_cards_of_lists_that_they_may_open() {
        assertThat(Browser.signedIn(port, users, merchant, "orders:read", "people:read")
                        .get("/?desk=management")
                        .body())
                .contains("Holds by age", "No order is on hold.")
                .doesNotContain("Must leave by today", "Open exceptions", "Who has how much");
    }

    @Test
    void a_processor_finds_their_own_work_at_the_top() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 1)));
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Limit", null, null));
            relay.drain();
        });
        var browser = Browser.signedIn(port, users, merchant);
        assertThat(browser.get("/?desk=orders").body())
                .contains("Yours to deal with", "Nothing on the worklist is yours.", "Nobody has 1</a>");

        var item = merchant.call(this::item).toString();
        browser.post("/worklist/claims", "selected", item);
        assertThat(browser.get("/?desk=orders").body())
                .contains("On hold: credit", "/worklist/" + item, "All 1 of yours", "Everything has an owner");
        assertThat(home("orders:read", "orders:write"))
                .contains("Newest orders")
                .doesNotContain("Yours to deal with");
    }

    @Test
    void whoever_sees_a_part_of_the_company_counts_no_work_beyond_it() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 1)));
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Limit", null, null));
            relay.drain();
        });

        assertThat(narrowed("EAST").get("/?desk=orders").body()).doesNotContain("Nobody has 1", order.number());
        assertThat(narrowed("WEST").get("/?desk=orders").body()).contains("Nobody has 1");
        assertThat(narrowed("WEST").get("/?desk=management").body())
                .contains("Newest orders")
                .doesNotContain("Who has how much", "Holds by age");
    }

    private Browser narrowed(String site) {
        var email = UUID.randomUUID() + "@example.org";
        merchant.run(() -> {
            var within = new DataScope(Set.of(), Set.of(site), Set.of());
            users.defineRole(new Users.Role("part-" + site.toLowerCase(Locale.ROOT), "Part", List.of("*"), within));
            users.create(email, "Theo Lind", "a long password", "part-" + site.toLowerCase(Locale.ROOT), "en");
        });
        return Browser.at(port, email, "a long password");
    }

    @Test
    void holds_are_listed_by_age_and_none_younger_is_released_with_them() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 1)));
        merchant.run(() -> holdOrder.handle(new HoldOrder.Command(order.id(), HoldReason.CREDIT, "Limit", null, null)));
        var browser = Browser.signedIn(port, users, merchant);

        assertThat(browser.get("/holds?age=0-4h").body())
                .contains(order.number(), "Under 4 hours")
                .doesNotContain("/hold-jobs/new");
        assertThat(browser.get("/holds?age=4-24h").body()).contains("No hold fits");
        assertThat(browser.get("/holds?reason=CREDIT").body()).contains("/hold-jobs/new");
    }

    private WorkItemId item() {
        return worklist.list(WorkFilter.open(), PageRequest.first(1))
                .data()
                .getFirst()
                .id();
    }

    private String home(String... scopes) {
        return Browser.signedIn(port, users, merchant, scopes).get("/").body();
    }
}
