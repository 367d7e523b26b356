package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.Customer.Contact;
import dev.baton.customers.Customer.KeptAddress;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineCustomer;
import dev.baton.customers.PaymentTerms;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderView;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.ManualCharge;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a role does not see stands on none of the pages and in none of the files that it may open. */
@BatonTest
class FieldScopeStoryTest {

    private static final String MAIL = "rosa@example.org";
    private static final String PHONE = "+1 213 555 0142";
    private static final Pattern AMOUNT = Pattern.compile("\\$\\d|\\d USD|2\\.50");

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    DefineCustomer defineCustomer;

    @Autowired
    AmendOrder amendOrder;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    Relay relay;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping screens;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    List<String> pages;

    @BeforeEach
    void anOrderWithAPastAndItsCustomer() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            defineCustomer.handle(new DefineCustomer.Command(rosa(), null));
        });
        order = merchant.call(() -> shop.placed(shop.line("MUG", 2)));
        merchant.run(() -> {
            var charge = new ManualCharge(ManualCharge.Kind.GIFT_WRAP, "ribbons", 450, null);
            amendOrder.handle(new AmendOrder.Command(
                    order.id(),
                    List.of(shop.line("MUG", 3)),
                    next(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    new ByHand(List.of(), List.of(charge)),
                    null));
            holdOrder.handle(new HoldOrder.Command(
                    order.id(), HoldReason.PRICE, "Ask them", null, null, null, false, null, null));
        });
        relay.drain();
        var work = merchant.call(() -> fulfilment.ofOrder(order.id()).getFirst());
        var number = order.number();
        pages = new ArrayList<>(lists());
        pages.addAll(List.of(
                "/orders/" + number,
                "/orders/" + number + "/glance",
                "/orders?export=csv",
                "/customers/C-7",
                "/customers?export=csv",
                "/items/MUG",
                "/pick/" + work.number(),
                "/worklist?export=csv",
                "/console/find?q=rosa"));
    }

    @Test
    void whoever_sees_everything_sees_amounts_and_contacts() {
        var clerk = browser();
        assertThat(pages.stream()
                        .filter(page -> AMOUNT.matcher(body(clerk, page)).find()))
                .hasSizeGreaterThan(5);
        assertThat(pages.stream().filter(page -> body(clerk, page).contains(MAIL)))
                .hasSizeGreaterThan(2);
    }

    @Test
    void amounts_stand_nowhere_for_whoever_does_not_see_them() {
        var clerk = browser(FieldGroup.AMOUNTS);
        pages.forEach(page -> assertThat(
                        AMOUNT.matcher(body(clerk, page)).results().map(match -> around(clerk, page, match.start())))
                .as(page)
                .isEmpty());
        assertThat(body(clerk, "/orders/" + order.number())).contains("•••", MAIL);
        assertThat(body(clerk, "/orders?export=csv")).contains("•••");
    }

    @Test
    void contacts_stand_nowhere_for_whoever_does_not_see_them() {
        var clerk = browser(FieldGroup.CONTACTS);
        pages.forEach(page -> assertThat(body(clerk, page)).as(page).doesNotContain(MAIL, PHONE, "tel:", "mailto:"));
        assertThat(body(clerk, "/orders/" + order.number())).contains("$2.50");
        assertThat(body(clerk, "/customers/C-7")).contains("•••");
    }

    @Test
    void forms_with_every_field_are_closed_and_not_offered() {
        var clerk = browser(FieldGroup.CONTACTS);
        Stream.of("/orders/new", "/orders/" + order.number() + "/amendment", "/customers/C-7/edit", "/api/v1/orders")
                .forEach(path ->
                        assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(403));
        assertThat(body(clerk, "/orders")).doesNotContain("href=\"/orders/new\"");
        assertThat(body(clerk, "/orders/" + order.number()))
                .contains("Your role does not see all fields of an order")
                .doesNotContain("/amendment\"");
    }

    @Test
    void a_role_is_kept_from_fields_in_its_form() {
        var manager = Browser.signedIn(port, users, merchant);
        manager.get("/people/roles/new");
        manager.post(
                "/people/roles/new",
                "name",
                "Packers",
                "area.orders",
                "read",
                "hiddenFields",
                "AMOUNTS",
                "hiddenFields",
                "NO_SUCH_GROUP");
        assertThat(merchant.call(() -> users.roles().stream()
                        .filter(role -> role.role().equals("packers"))
                        .map(role -> role.within().hiddenFields())
                        .toList()))
                .containsExactly(Set.of(FieldGroup.AMOUNTS));
        assertThat(body(manager, "/people/roles")).contains("Sees only without amounts");
        assertThat(body(manager, "/people/roles/packers/edit")).contains("value=\"AMOUNTS\" checked");
    }

    private List<String> lists() {
        return screens.getHandlerMethods().entrySet().stream()
                .filter(screen -> screen.getValue().getBeanType().isAnnotationPresent(WithinScope.class))
                .filter(screen ->
                        screen.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(screen -> screen.getKey().getParamsCondition().isEmpty())
                .flatMap(screen -> screen.getKey().getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.equals("/live") && !path.equals("/orders/new"))
                .toList();
    }

    private static String body(Browser browser, String page) {
        return browser.get(page).body();
    }

    private static String around(Browser browser, String page, int at) {
        var body = body(browser, page);
        return body.substring(Math.max(0, at - 60), Math.min(body.length(), at + 30));
    }

    private Browser browser(FieldGroup... hidden) {
        var email = UUID.randomUUID() + "@example.net";
        merchant.run(() -> {
            var within = new DataScope(Set.of(), Set.of(), Set.of(), Set.of(hidden));
            users.defineRole(new Users.Role("part", "Part", List.of("*"), within));
            users.create(email, "Ana Duarte", "a long password", "part", "en");
        });
        return Browser.at(port, email, "a long password");
    }

    private static Address next() {
        return new Address(
                "Rosa Vega", null, "1482 Mateo Street", null, "Los Angeles", "CA", "90021", "US", MAIL, PHONE);
    }

    private static Customer rosa() {
        return new Customer(
                new CustomerNumber("C-7"),
                Customer.Type.CONSUMER,
                "Rosa Vega",
                "en",
                MAIL,
                PHONE,
                null,
                "USD",
                PaymentTerms.NET30,
                Money.of(500_00, "USD"),
                null,
                Set.of(),
                ShippingPolicy.PARTIAL,
                false,
                true,
                List.of(new Contact("Rosa", "Buyer", MAIL, PHONE)),
                List.of(new KeptAddress(Customer.AddressKind.SHIP_TO, true, next())),
                1);
    }
}
