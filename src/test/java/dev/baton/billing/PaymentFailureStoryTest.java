package dev.baton.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.customers.Address;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A card that fails: the order waits, is asked for again, and goes on once it is covered; a hold is renewed before it ends. */
@BatonTest
class PaymentFailureStoryTest {

    private static final Address GUEST = new Address(
            "Rosa Vega", null, "12 Mateo Street", null, "Los Angeles", "CA", "90021", "US", "rosa@example.org", null);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    AuthoriseCard authoriseCard;

    @Autowired
    AskProvider askProvider;

    @Autowired
    RenewCard renewCard;

    @Autowired
    Cards cards;

    @Autowired
    PayOnline payOnline;

    @Autowired
    BillingQueries billing;

    @Autowired
    OrderQueries orders;

    @Autowired
    TrackingLinks links;

    @Autowired
    MessageQueries messages;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Fixes fixes;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    Relay relay;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void an_order_of_a_guest() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            return shop.placedTo(GUEST, shop.line("TIN", 4));
        });
    }

    @Test
    void another_card_given_by_the_link_lets_the_order_go() throws Exception {
        asked("tok_declined");
        settle();

        assertThat(holds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.PAYMENT);
            assertThat(hold.note()).isEqualTo("The card was declined: insufficient funds");
        });
        assertThat(work()).extracting(WorkItem::kind).containsExactly("ORDER_UNPAID");
        assertThat(letters()).isEqualTo(1);
        var browser = Browser.visiting(port);
        var path = merchant.call(() -> links.issue(order.id()).path());
        assertThat(browser.get(path).body()).contains("Pay with another card", path + "/pay");
        var page = browser.get(path + "/pay").body();
        assertThat(page).contains("Pay for your order", order.number());
        var form = page.replaceAll("(?s).*href=\"(/t/simulated-provider/card[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(browser.get(form).body()).contains("tok_mastercard", path + "/pay/card");

        var declined = browser.get(path + "/pay/card?card=tok_declined");
        assertThat(declined.statusCode()).isEqualTo(422);
        assertThat(declined.body()).contains("declined too");
        settle();
        assertThat(holds()).hasSize(1);
        assertThat(browser.get(path + "/pay/card?card=4242424242424242").uri().getPath())
                .isEqualTo(path + "/pay");

        assertThat(browser.get(path + "/pay/card?card=tok_mastercard").body()).contains("Thank you");
        settle();
        assertThat(holds()).isEmpty();
        assertThat(work()).isEmpty();
        assertThat(browser.get(path + "/pay/card?card=tok_mastercard").body()).contains("Thank you");
        assertThat(merchant.call(() -> billing.authorisations(AuthorisationFilter.of(order.id()), PageRequest.first(9))
                        .data()))
                .as("the page that is loaded again asks for nothing")
                .hasSize(3);
        assertThat(browser.get(path + "/pay").uri().getPath()).isEqualTo(path);
        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void a_form_of_the_provider_leads_nowhere_else() throws Exception {
        assertThat(Browser.visiting(port)
                        .get("/t/simulated-provider/card?amount=1&reference=a&back=https://example.org/")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_worklist_asks_the_card_again_and_the_customer() {
        var card = asked("tok_declined");
        settle();
        merchant.run(() -> {
            var item = work().getFirst();
            assertThat(fixes.of(item.id()).stream().map(Fixes.Offer::fix))
                    .contains("RETRY_PAYMENT", "ASK_FOR_PAYMENT", "CANCEL_ORDER", "RELEASE_HOLD");
            assertThat(renewCard.most(card)).contains(order.money().total());
            assertThat(apply(item, "ASK_FOR_PAYMENT")).isInstanceOf(ApplyFix.Applied.class);
            assertThat(apply(item, "RETRY_PAYMENT")).isInstanceOf(ApplyFix.Applied.class);
            assertThat(renewCard.most(card)).as("it is being asked").isEmpty();
        });
        assertThat(letters()).isEqualTo(2);
        settle();
        assertThat(holds()).as("declined once more").hasSize(1);
        assertThat(work()).hasSize(1);

        asked("tok_visa");
        settle();
        assertThat(holds()).isEmpty();
        assertThat(work()).isEmpty();
    }

    @Test
    void a_declined_card_is_asked_again_three_times_and_then_left_alone() {
        asked("tok_declined");
        int tries = 0;
        for (var pause : List.of(3, 2, 20, 5, 70, 3, 100)) {
            hours += pause;
            tries += at(Duration.ofHours(hours), () -> {
                int due = lookedAt();
                settle();
                return due;
            });
        }

        assertThat(tries).isEqualTo(3);
        assertThat(merchant.call(() -> cards.of(order.id())))
                .hasSize(4)
                .allMatch(each -> each.state() == AuthorisationView.State.DECLINED);
    }

    private int hours;

    @Test
    void a_hold_is_renewed_before_it_ends_and_the_old_one_let_go() {
        var first = asked("tok_short");
        assertThat(at(Duration.ofMinutes(20), this::lookedAt)).isZero();

        at(Duration.ofMinutes(31), () -> {
            assertThat(lookedAt()).isEqualTo(1);
            merchant.run(() -> assertThat(renewCard.handle(first)).isInstanceOf(RenewCard.NothingToAsk.class));
            settle();
            settle();
            assertThat(lookedAt()).as("not again at once").isZero();
            return 0;
        });

        assertThat(merchant.call(() -> cards.of(order.id())))
                .extracting(Authorisation::state)
                .containsExactly(AuthorisationView.State.VOIDED, AuthorisationView.State.AUTHORISED);
        assertThat(holds()).isEmpty();
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void a_hold_that_ran_out_stops_the_order_until_a_card_holds_again() {
        var first = asked("tok_visa");
        at(Duration.ofDays(8), () -> {
            merchant.run(() -> askProvider.expire(first));
            settle();
            assertThat(holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.note()).isEqualTo("The card holds the amount no longer"));
            merchant.run(() -> apply(work().getFirst(), "RETRY_PAYMENT"));
            settle();
            assertThat(holds()).isEmpty();
            return 0;
        });
    }

    private AuthorisationId asked(String token) {
        return merchant.call(() -> {
            var requested = (AuthoriseCard.Requested)
                    authoriseCard.handle(new AuthoriseCard.Command(order.id(), payable(), token));
            askProvider.handle(requested.request());
            return requested.authorisation();
        });
    }

    private Money payable() {
        return orders.get(order.id()).money().currentTotal();
    }

    private ApplyFix.Outcome apply(WorkItem item, String fix) {
        return applyFix.handle(new ApplyFix.Command(item.id(), fix, Map.of(), null, null));
    }

    /** What the jobs do: events go round, and what waits for the provider is asked. */
    private void settle() {
        relay.drain();
        var due = cards.due(clock.instant()).get(merchant.tenant());
        if (due != null) {
            merchant.run(() -> askProvider.handle(due));
        }
        relay.drain();
        relay.drain();
    }

    private int lookedAt() {
        var ids = cards.toLookAt(clock.instant()).getOrDefault(merchant.tenant(), List.of());
        merchant.run(() -> ids.forEach(id -> renewCard.handle(new AuthorisationId(id))));
        return ids.size();
    }

    private <T> T at(Duration later, Supplier<T> work) {
        return ScopedClock.at(clock.instant().plus(later), work::get);
    }

    private List<Hold> holds() {
        return merchant.call(() ->
                orders.get(order.id()).holds().stream().filter(Hold::isActive).toList());
    }

    private List<WorkItem> work() {
        return merchant.call(
                () -> worklist.list(WorkFilter.open(), PageRequest.first(10)).data());
    }

    private long letters() {
        return merchant.call(() -> messages.list(MessageFilter.of(order.id()), PageRequest.first(20)).data().stream()
                .filter(message -> message.kind() == MessageKind.PAYMENT_FAILED)
                .count());
    }
}
