package dev.baton.console.orders;

import static dev.baton.customers.CustomerFixture.onAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.console.Browser;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.DefineApprovalPolicy;
import dev.baton.orders.LimitDiscounts;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.pricing.AppliedCharge;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.rules.Effect;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rule;
import dev.baton.rules.SaveDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Typing an order in, and changing one, as a browser does. */
@BatonTest
class OrderEntryScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    SaveDraft saveDraft;

    @Autowired
    PublishRules publishRules;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    LimitDiscounts limitDiscounts;

    @Autowired
    DefineApprovalPolicy defineApprovalPolicy;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    OrderQueries orders;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void aDesk() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("SPICE", "WEST", 50);
        });
        browser = Browser.signedIn(port, users, merchant);
    }

    @Test
    void an_order_is_placed_and_the_next_one_offered() {
        assertThat(browser.get("/orders/new").body()).contains("name=\"customer\"", "name=\"sku\"", "Ctrl Enter");

        var quoted = browser.post("/orders/new/quote", typed("spice", "60", "2.50", "90021"));
        assertThat(quoted.body())
                .contains("Item SPICE", "WEST", "10 would wait", "$150.00", "Address verified", "from WEST");
        assertThat(newest()).isEmpty();

        var placed = browser.post("/orders/new", typed("spice", "60", "2.50", "90021"));
        assertThat(placed.uri().getPath()).isEqualTo("/orders/new");
        assertThat(placed.body()).contains("is placed", "ship from WEST");
        assertThat(newest()).singleElement().satisfies(order -> {
            assertThat(order.channel()).isEqualTo("phone");
            assertThat(order.lines().getFirst().quantities().backordered()).isEqualTo(10);
        });

        browser.post("/orders/new", typed("spice", "60", "2.50", "90021"));
        assertThat(newest()).as("the same form is the same order").hasSize(1);
    }

    @Test
    void what_would_wait_names_what_is_there_instead() {
        merchant.run(() -> {
            shop.stocked("HERB", "EAST", 7);
            shop.define(CatalogFixture.item("ROOT"));
            nameSubstitutes.handle(new NameSubstitutes.Command(
                    Sku.of("SPICE"),
                    List.of(
                            new Substitute(Sku.of("ROOT"), Substitute.PriceRule.OWN, true),
                            new Substitute(Sku.of("HERB"), Substitute.PriceRule.OWN, true)),
                    null));
        });

        assertThat(browser.post("/orders/new/quote", typed("spice", "60", "2.50", "90021"))
                        .body())
                .contains("Instead:", "HERB")
                .doesNotContain("ROOT");
        assertThat(browser.post("/orders/new/quote", typed("spice", "50", "2.50", "90021"))
                        .body())
                .doesNotContain("Instead:");
    }

    @Test
    void what_a_rule_puts_right_is_seen_before_the_order_is_placed() {
        merchant.run(() -> {
            var rule = Rule.of(
                    "full", "Full", "", "order.units == 7", Effect.FIX, "SERVICE EXPRESS", "Seven always go express.");
            saveDraft.handle(new SaveDraft.Command("verification", List.of(rule), null));
            publishRules.handle(new PublishRules.Command("verification", null, null, null));
        });

        assertThat(browser.post("/orders/new/quote", typed("spice", "7", "2.50", "90021"))
                        .body())
                .contains("Is put right: Full", "Seven always go express.");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_lost() {
        var refused = browser.post("/orders/new", typed("NOSUCH", "many", "2.50", ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("No item fits “NOSUCH”.", "value=\"NOSUCH\"", "value=\"many\"", "1480 Mateo Street");
        assertThat(browser.post("/orders/new/quote", typed("SPICEE", "1", "2.50", "90021"))
                        .body())
                .contains("No item fits “SPICEE”. Did you mean SPICE?");
        assertThat(browser.post("/orders/new", typed("", "", "", "90021")).body())
                .contains("Enter at least one item.");
        assertThat(newest()).isEmpty();
    }

    @Test
    void an_order_is_amended() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 10)));
        var address = "/orders/" + order.number() + "/amendment";

        assertThat(browser.get(address).body())
                .contains("value=\"SPICE\"", "value=\"10\"", "1480 Mateo Street", "The total stays the same.");
        assertThat(browser.post(address + "?do=check", typed("SPICE", "50", "2.50", "90021"))
                        .body())
                .contains("The customer pays $100.00 more.", "Nothing would hold it")
                .doesNotContain("would wait");
        var amended = browser.post(address, typed("SPICE", "25", "2.50", "90021"));

        assertThat(amended.body()).contains("was amended.", "Amended", "10 × SPICE");
        assertThat(merchant.call(() -> orders.get(order.id()))
                        .lines()
                        .getFirst()
                        .quantities()
                        .ordered())
                .isEqualTo(25);
    }

    @Test
    void what_waits_for_approval_says_so_and_goes_on_once_it_is_amended() {
        var order = merchant.call(() -> {
            limitDiscounts.handle("USD", Money.of(500, "USD"));
            defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(false, true));
            return placedFirstAndCheaper();
        });
        var page = "/orders/" + order.number();

        assertThat(browser.get(page).body())
                .contains("price by hand to approve", "priority to approve", "href=\"/approvals\"")
                .doesNotContain("release-" + order.holds().getFirst().id());
        assertThat(browser.post(page + "/holds/" + order.holds().getFirst().id() + "/release")
                        .body())
                .contains("only whoever decides about it releases that");
        assertThat(browser.post("/orders/hold-releases", "selected", order.id().toString())
                        .body())
                .contains("only whoever decides about it releases that");
        var form = new ArrayList<>(List.of(typed("SPICE", "10", "2.50", "90021")));
        form.addAll(List.of("inTurn", "true"));
        assertThat(browser.get(page + "/amendment").body())
                .contains("value=\"An old friend\"", "value=\"10.00\"", "Serve it in its usual turn");
        browser.post(page + "/amendment", form.toArray(String[]::new));

        var after = merchant.call(() -> orders.get(order.id()));
        assertThat(after.onHold()).isFalse();
        assertThat(after.priority()).isEqualTo(100);
        assertThat(after.money().discount().isZero()).isTrue();
    }

    @Test
    void a_discount_and_gift_wrap_are_given_by_hand_and_taken_back() {
        var form = new ArrayList<>(List.of(typed("SPICE", "10", "2.50", "90021")));
        form.addAll(change("DISCOUNT_PERCENT", "12.5", "Late last time", ""));
        form.addAll(change("GIFT_WRAP", "4.50", "Two ribbons", "0"));
        browser.post("/orders/new", form.toArray(String[]::new));

        var order = merchant.call(() -> orders.get(orders.list(OrderFilter.all(), PageRequest.first(1))
                .data()
                .getFirst()
                .id()));
        assertThat(order.money().discount()).isEqualTo(share(order.money().goods(), 1250));
        assertThat(order.charges())
                .containsExactly(new AppliedCharge(ManualCharge.Kind.GIFT_WRAP, "Two ribbons", Money.of(450, "USD")));
        var page = "/orders/" + order.number();
        assertThat(browser.get(page).body()).contains("Gift wrap", "Two ribbons", "$4.50");
        assertThat(browser.get(page + "/amendment").body())
                .contains("value=\"12.5\"", "value=\"Late last time\"", "value=\"4.50\"", "value=\"Two ribbons\"");

        var amended = new ArrayList<>(List.of(typed("SPICE", "10", "2.50", "90021")));
        amended.addAll(change("GIFT_WRAP", "5.00", "Three ribbons", ""));
        browser.post(page + "/amendment", amended.toArray(String[]::new));

        var after = merchant.call(() -> orders.get(order.id()));
        assertThat(after.money().discount().isZero()).isTrue();
        assertThat(after.charges())
                .containsExactly(new AppliedCharge(ManualCharge.Kind.GIFT_WRAP, "Three ribbons", Money.of(500, "USD")));
    }

    @Test
    void the_credit_that_is_left_is_shown_and_what_is_above_it() {
        merchant.run(() ->
                defineCustomer.handle(new DefineCustomer.Command(onAccount("C-20", Money.of(2000, "USD")), null)));
        var fits = quoted("4");
        assertThat(fits)
                .contains("$20.00 of $20.00 credit left", "Nothing would hold it")
                .doesNotContain("Would be held");
        assertThat(quoted("10"))
                .contains("$5.00 more than the credit that is left")
                .doesNotContain("Nothing would hold it");
    }

    private String quoted(String units) {
        var form = new ArrayList<>(List.of(typed("SPICE", units, "2.50", "90021")));
        form.set(form.indexOf("customer") + 1, "C-20");
        return browser.post("/orders/new/quote", form.toArray(String[]::new)).body();
    }

    @Test
    void what_is_changed_by_hand_needs_a_kind_an_amount_a_reason_and_a_line_that_is_there() {
        assertThat(refusal(change("", "5", "Late", ""))).contains("Choose what it is");
        assertThat(refusal(change("DISCOUNT_PERCENT", "101", "Late", "")))
                .contains("Write a percentage from 0.01 to 100", "value=\"101\"");
        assertThat(refusal(change("HANDLING", "0", "Heavy", ""))).contains("Write an amount above nothing");
        assertThat(refusal(change("SURCHARGE", "5", "", ""))).contains("Say why");
        assertThat(refusal(change("GIFT_WRAP", "5", "Ribbons", "7"))).contains("That line is empty");
    }

    private String refusal(List<String> change) {
        var form = new ArrayList<>(List.of(typed("SPICE", "10", "", "90021")));
        form.addAll(change);
        return browser.post("/orders/new", form.toArray(String[]::new)).body();
    }

    private static List<String> change(String kind, String value, String reason, String line) {
        return List.of("change.kind", kind, "change.value", value, "change.reason", reason, "change.line", line);
    }

    private static Money share(Money of, long basisPoints) {
        return Money.of(Math.round(of.minor() * basisPoints / 10_000.0), of.currency());
    }

    /** Ten dollars off, and before others. */
    private OrderView placedFirstAndCheaper() {
        var command = new PlaceOrder.Command(
                "phone",
                null,
                null,
                Shop.LOS_ANGELES,
                List.of(shop.line("SPICE", 10)),
                null,
                null,
                300,
                ShippingPolicy.PARTIAL,
                null,
                "USD",
                List.of(),
                List.of(new ManualDiscount("An old friend", Discount.Kind.AMOUNT, 1000, null)),
                null);
        return ((PlaceOrder.Placed) placeOrder.handle(command)).order();
    }

    @Test
    void the_first_page_counts_and_the_palette_finds() {
        var order = merchant.call(() -> shop.placed(shop.line("SPICE", 10)));

        assertThat(browser.get("/?desk=orders").body()).contains("Newest orders", order.number(), "/orders?view=ready");
        assertThat(browser.get("/console/find?q=vega").body()).contains(order.number());
        assertThat(browser.get("/orders/new/items?q=spi").body()).contains("\"SPICE\"", "40 available");
    }

    private static String[] typed(String sku, String quantity, String price, String postcode) {
        var fields = new ArrayList<>(List.of("key", "one-form", "customer", "", "sku", sku));
        fields.addAll(List.of("quantity", quantity, "price", price, "channel", "phone", "notes", ""));
        fields.addAll(List.of("shipTo.name", "Rosa Vega", "shipTo.line1", "1480 Mateo Street"));
        fields.addAll(List.of("shipTo.city", "Los Angeles", "shipTo.region", "CA", "shipTo.postcode", postcode));
        fields.addAll(List.of("shipTo.country", "US", "policy", "", "requestedOn", "", "discountCode", ""));
        return fields.toArray(String[]::new);
    }

    private List<OrderView> newest() {
        return merchant.call(() -> orders.list(OrderFilter.all(), PageRequest.first(10)).data().stream()
                .map(row -> orders.get(row.id()))
                .toList());
    }
}
