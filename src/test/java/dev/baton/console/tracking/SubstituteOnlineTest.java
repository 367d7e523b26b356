package dev.baton.console.tracking;

import static dev.baton.catalog.CatalogFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.Substitute.PriceRule;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.console.Browser;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.AnswerOffer;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OfferSubstitutes;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.Step;
import dev.baton.orders.SubstitutionOffer;
import dev.baton.orders.SubstitutionQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.SetPrices;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.Fixes;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.UndoFix;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer is asked whether jars will do for tins that nobody has, and what they choose is what happens, once. */
@BatonTest
class SubstituteOnlineTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final List<AnswerOffer.Choice> CHOICES =
            List.of(AnswerOffer.Choice.TAKE, AnswerOffer.Choice.WAIT, AnswerOffer.Choice.CANCEL);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    OfferSubstitutes offerSubstitutes;

    @Autowired
    AnswerOffer answerOffer;

    @Autowired
    SubstitutionQueries substitutions;

    @Autowired
    MoveUnits moveUnits;

    @Autowired
    OrderQueries orders;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    SetPrices setPrices;

    @Autowired
    TrackingLinks links;

    @Autowired
    MessageQueries messages;

    @Autowired
    Relay relay;

    @Autowired
    WorkQueries worklist;

    @Autowired
    FixDesk desk;

    @Autowired
    Fixes fixes;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    UndoFix undoFix;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Browser browser;
    String path;

    /** Four tins at 4.00 wait; ten jars at 5.00 and ten bags at 3.00 are there. */
    @BeforeEach
    void an_order_of_tins() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.define(item("TIN"));
            shop.stocked("JAR", "EAST", 10);
            shop.stocked("BAG", "EAST", 10);
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(price("TIN", 400), price("JAR", 500), price("BAG", 300)),
                    null));
            nameSubstitutes.handle(new NameSubstitutes.Command(
                    Sku.of("TIN"),
                    List.of(
                            new Substitute(Sku.of("JAR"), PriceRule.OWN, true),
                            new Substitute(Sku.of("BAG"), PriceRule.LOWER, false)),
                    null));
            return shop.placed(tins(4));
        });
        path = merchant.call(() -> links.issue(order.id()).path());
        browser = Browser.visiting(port);
    }

    @Test
    void nobody_is_asked_before_something_was_offered() throws Exception {
        assertThat(browser.get(path).body()).doesNotContain("/substitute");
        assertThat(browser.get(path + "/substitute").uri().getPath()).isEqualTo(path);
    }

    @Test
    void the_customer_sees_the_price_and_takes_it() throws Exception {
        offer();
        assertThat(browser.get(path).body()).contains(path + "/substitute");
        var page = browser.get(path + "/substitute").body();
        assertThat(page).contains("Item TIN", "Item JAR", "Item BAG", "$4.00 more", "$4.00 less", "$20.00", "$12.00");
        assertThat(browser.get(path + "/substitute?lang=es").body()).contains("¿Te sirve otra cosa?");

        var done = take("JAR", "20.00", 4);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Thank you", "4 × Item JAR");
        assertThat(read().lines()).singleElement().satisfies(line -> {
            assertThat(line.sku()).isEqualTo(Sku.of("JAR"));
            assertThat(line.quantities().reserved()).isEqualTo(4);
        });
        assertThat(read().money().currentTotal()).isEqualTo(Money.of(2000, "USD"));
        assertThat(timeline()).contains("SubstituteOffered", "ItemSubstituted", "SubstituteAnswered");
        assertThat(merchant.call(
                        () -> orders.timeline(order.id(), PageRequest.first(20)).data()))
                .filteredOn(entry -> entry.type().equals("ItemSubstituted"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("Customer, by link");
                    assertThat(entry.data().path("agreement").asString()).isEqualTo("ONLINE");
                });

        var again = take("BAG", "12.00", 4);
        assertThat(again.body()).contains("You have told us", "4 × Item JAR");
        assertThat(browser.get(path + "/substitute").body()).contains("You have told us");
        assertThat(browser.get(path).body()).doesNotContain("/substitute");
        assertThat(read().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.sku()).isEqualTo(Sku.of("JAR")));
        assertThat(merchant.call(shop::contradictions)).isEmpty();
    }

    @Test
    void a_price_that_has_changed_is_shown_before_anything_is_done() throws Exception {
        offer();
        merchant.run(() -> setPrices.handle(new SetPrices.Command("RETAIL", List.of(price("JAR", 700)), Set.of())));

        var refused = take("JAR", "20.00", 4);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Something has changed meanwhile", "$28.00");
        assertThat(take("JAR", "28.00", 3).statusCode()).isEqualTo(409);
        assertThat(read().lines()).extracting(OrderView.Line::sku).containsExactly(Sku.of("TIN"));
        assertThat(take("JAR", "28.00", 4).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_longer_in_stock_is_no_longer_offered() throws Exception {
        offer();
        merchant.run(() -> shop.placed(shop.line("JAR", 8)));

        assertThat(take("JAR", "20.00", 4).statusCode()).isEqualTo(409);
        assertThat(browser.get(path + "/substitute").body())
                .contains("Item BAG")
                .doesNotContain("Item JAR");
        merchant.run(() -> shop.placed(shop.line("BAG", 8)));
        assertThat(browser.get(path + "/substitute").body()).contains("not in stock any more");
        assertThat(read().lines()).extracting(OrderView.Line::sku).containsExactly(Sku.of("TIN"));
    }

    @Test
    void the_customer_waits_or_does_without() throws Exception {
        offer();
        var waits = choose("WAIT", 4);
        assertThat(waits.body()).contains("You wait for 4 × Item TIN");
        assertThat(read().lines().getFirst().quantities().backordered()).isEqualTo(4);
        assertThat(choose("CANCEL", 4).body()).contains("You have told us", "You wait for");

        offer();
        var cancelled = choose("CANCEL", 4);
        assertThat(cancelled.body()).contains("4 × Item TIN are cancelled");
        assertThat(read().lines().getFirst().quantities().cancelled()).isEqualTo(4);
        assertThat(merchant.call(shop::contradictions)).isEmpty();
    }

    @Test
    void it_is_over_when_it_has_expired_or_the_tins_are_there() throws Exception {
        offer();
        jdbc.sql(
                        "update orders.substitution_offers set expires_at = now() - interval '1 minute' where order_id = :order")
                .param("order", order.id().value())
                .update();

        assertThat(browser.get(path).body()).doesNotContain("/substitute");
        var late = choose("CANCEL", 4);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("This question is over");
        assertThat(browser.get(path + "/substitute").statusCode()).isEqualTo(410);

        offer();
        assertThat(browser.get(path + "/substitute").statusCode()).isEqualTo(200);
        merchant.run(() -> shop.receive("TIN", "EAST", 4));
        relay.drain();
        assertThat(take("JAR", "20.00", 4).statusCode()).isEqualTo(410);
        assertThat(read().lines().getFirst().quantities().reserved()).isEqualTo(4);
    }

    @Test
    void once_part_of_the_order_is_on_a_floor_only_waiting_and_cancelling_are_left() throws Exception {
        var parts = merchant.call(() -> {
            return shop.placed(new PlaceOrder.Line(Sku.of("BAG"), 1, UnitOfMeasure.EACH, null), tins(3));
        });
        merchant.run(() -> offerSubstitutes.handle(parts.id()));
        var other = merchant.call(() -> links.issue(parts.id()).path());
        assertThat(browser.get(other + "/substitute").body()).contains("Item JAR");
        var bag = parts.lines().getFirst();
        merchant.run(() -> moveUnits.handle(new MoveUnits.Command(
                parts.id(), Step.RELEASE, bag.sites().getFirst().site(), "F-1", Map.of(bag.id(), 1L))));

        assertThat(browser.get(other + "/substitute").body())
                .contains("part of your order is on its way already")
                .doesNotContain("Item JAR");
    }

    @Test
    void many_who_answer_the_same_question_are_answered_once() {
        offer();
        var offer = merchant.call(() -> substitutions.offers(order.id())).getFirst();
        var outcomes = Race.of(
                9,
                i -> merchant.call(() -> answerOffer.handle(new AnswerOffer.Command(
                        order.id(),
                        offer.id(),
                        CHOICES.get(i % 3),
                        4,
                        i % 3 == 0 ? Sku.of("JAR") : null,
                        i % 3 == 0 ? Money.of(2000, "USD") : null,
                        null))));

        assertThat(outcomes).filteredOn(AnswerOffer.Answered.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(AnswerOffer.AnsweredAlready.class::isInstance)
                .hasSize(8);
        var lines = read().lines();
        assertThat(lines.stream().mapToLong(line -> line.quantities().ordered()).sum())
                .isEqualTo(4);
        assertThat(merchant.call(shop::contradictions)).isEmpty();
    }

    @Test
    void what_is_no_choice_or_no_offer_of_the_order_does_nothing() throws Exception {
        offer();
        var other = merchant.call(() -> {
            var placed = shop.placed(tins(2));
            offerSubstitutes.handle(placed.id());
            return substitutions.offers(placed.id()).getFirst();
        });
        for (var given : List.of(
                new String[] {"offer", other.id().toString(), "choice", "CANCEL", "units", "2"},
                new String[] {"offer", "x", "choice", "CANCEL", "units", "4"},
                new String[] {"offer", offerId(), "choice", "TAKE", "units", "4", "sku", "JAR", "total", "x"},
                new String[] {"offer", offerId(), "choice", "STEAL", "units", "4"})) {
            assertThat(browser.post(path + "/substitute", given).uri().getPath())
                    .isEqualTo(path);
        }
        assertThat(browser.post(
                                path + "/substitute",
                                "offer",
                                offerId(),
                                "choice",
                                "TAKE",
                                "units",
                                "4",
                                "sku",
                                "TIN",
                                "total",
                                "16.00",
                                "currency",
                                "USD")
                        .statusCode())
                .isEqualTo(409);
        assertThat(read().lines().getFirst().quantities().backordered()).isEqualTo(4);
    }

    @Test
    void the_worklist_offers_it_by_letter() {
        relay.drain();
        merchant.run(() -> {
            var item = work();
            assertThat(desk.offered(item, "OFFER_SUBSTITUTE")).isInstanceOfSatisfying(Fix.Possible.class, possible -> {
                assertThat(possible.canBeUndone()).isFalse();
                assertThat(possible.changes())
                        .contains(
                                Sentence.of("worklist.fix.will-offer-dearer", 4, "JAR", "TIN", Money.of(400, "USD")),
                                Sentence.of("worklist.fix.will-offer-cheaper", 4, "BAG", "TIN", Money.of(400, "USD")));
            });
            assertThat(substitutions.offers(order.id())).isEmpty();

            desk.applied(item, "OFFER_SUBSTITUTE", Map.of());
            desk.applied(item, "OFFER_SUBSTITUTE", Map.of());

            assertThat(substitutions.offers(order.id())).singleElement().satisfies(offer -> {
                assertThat(offer.state()).isEqualTo(SubstitutionOffer.State.OPEN);
                assertThat(offer.units()).isEqualTo(4);
            });
            assertThat(messages.list(MessageFilter.of(order.id()), PageRequest.first(10))
                            .data())
                    .filteredOn(message -> message.kind() == MessageKind.SUBSTITUTE_OFFERED)
                    .hasSize(2);
            var draft = messages.draft(order.id(), MessageKind.SUBSTITUTE_OFFERED);
            assertThat(draft.text()).contains("4 × Item TIN", "Item JAR", "please choose by");
            shop.placed(shop.line("JAR", 10), shop.line("BAG", 10));
            assertThat(desk.offered(item, "OFFER_SUBSTITUTE"))
                    .isEqualTo(new Fix.NotNow(Sentence.of("worklist.fix.nothing-to-offer")));
        });
    }

    @Test
    void the_desk_substitutes_from_the_worklist_and_notes_who_agreed() {
        relay.drain();
        merchant.run(() -> {
            var item = work();
            assertThat(desk.offered(item, "SUBSTITUTE")).isInstanceOfSatisfying(Fix.Possible.class, possible -> {
                assertThat(possible.changes())
                        .containsExactly(
                                Sentence.of(
                                        "worklist.fix.will-substitute", 4, "JAR", "TIN", 4, "20.00 USD", "16.00 USD"),
                                Sentence.of(
                                        "worklist.fix.will-substitute-unasked",
                                        4,
                                        "BAG",
                                        "TIN",
                                        4,
                                        "12.00 USD",
                                        "16.00 USD"));
                assertThat(possible.asks()).extracting(Ask::value).containsExactly("JAR", "BY_TELEPHONE", "");
            });
            assertThat(applyFix.handle(new ApplyFix.Command(
                            item.id(),
                            "SUBSTITUTE",
                            Map.of("substitute", "JAR", "agreement", "NOT_ASKED"),
                            "SUPPLY",
                            null)))
                    .isNotInstanceOf(ApplyFix.Applied.class);
            assertThat(read().lines()).extracting(OrderView.Line::sku).containsExactly(Sku.of("TIN"));

            desk.applied(
                    item, "SUBSTITUTE", Map.of("substitute", "BAG", "agreement", "NOT_ASKED", "note", "As agreed"));

            assertThat(read().lines()).extracting(OrderView.Line::sku).containsExactly(Sku.of("BAG"));
            relay.drain();
            assertThat(worklist.list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(1))
                            .data())
                    .isEmpty();
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_the_desk_substituted_is_taken_back_until_something_is_on_a_floor() {
        merchant.run(() -> {
            shop.receive("TIN", "EAST", 1);
            var whole = order;
            var part = shop.placed(new PlaceOrder.Line(Sku.of("TIN"), 3, UnitOfMeasure.EACH, Money.of(350, "USD")));
            relay.drain();
            for (var before : List.of(orders.get(whole.id()), orders.get(part.id()))) {
                var item = desk.item(before);
                desk.applied(item, "SUBSTITUTE", Map.of("substitute", "BAG", "agreement", "NOT_ASKED"));
                assertThat(orders.get(before.id()).lines().getLast().sku()).isEqualTo(Sku.of("BAG"));

                assertThat(undoFix.handle(new UndoFix.Command(item.id(), desk.fixed(item))))
                        .isInstanceOf(UndoFix.Undone.class);

                var after = orders.get(before.id());
                assertThat(after.lines()).singleElement().satisfies(line -> {
                    assertThat(line.sku()).isEqualTo(Sku.of("TIN"));
                    assertThat(line.quantities().owed())
                            .isEqualTo(before.lines().getFirst().quantities().owed());
                });
                assertThat(after.money()).isEqualTo(before.money());
            }
            relay.drain();
            var item = desk.item(orders.get(whole.id()));
            desk.applied(item, "SUBSTITUTE", Map.of("substitute", "BAG", "agreement", "NOT_ASKED"));
            assertThat(shop.contradictions()).isEmpty();
            var bag = orders.get(whole.id()).lines().getLast();
            moveUnits.handle(new MoveUnits.Command(
                    whole.id(), Step.RELEASE, bag.sites().getFirst().site(), "F-1", Map.of(bag.id(), 1L)));
            assertThat(undoFix.handle(new UndoFix.Command(item.id(), desk.fixed(item))))
                    .isNotInstanceOf(UndoFix.Undone.class);
        });
    }

    @Test
    void where_nothing_is_named_nothing_is_offered() {
        merchant.run(() -> {
            nameSubstitutes.handle(new NameSubstitutes.Command(Sku.of("TIN"), List.of(), null));
            relay.drain();
            assertThat(fixes.of(work().id()))
                    .extracting(Fixes.Offer::fix)
                    .doesNotContain("SUBSTITUTE", "OFFER_SUBSTITUTE")
                    .contains("CANCEL_ORDER");
        });
    }

    private void offer() {
        assertThat(merchant.call(() -> offerSubstitutes.handle(order.id())))
                .isInstanceOf(OfferSubstitutes.Offered.class);
    }

    private String offerId() {
        return merchant.call(() -> substitutions.offers(order.id()))
                .getFirst()
                .id()
                .toString();
    }

    private HttpResponse<String> take(String sku, String total, long units) throws Exception {
        return browser.post(
                path + "/substitute",
                "offer",
                offerId(),
                "choice",
                "TAKE",
                "units",
                String.valueOf(units),
                "sku",
                sku,
                "total",
                total,
                "currency",
                "USD");
    }

    private HttpResponse<String> choose(String choice, long units) throws Exception {
        return browser.post(path + "/substitute", "offer", offerId(), "choice", choice, "units", String.valueOf(units));
    }

    private List<String> timeline() {
        return merchant
                .call(() -> orders.timeline(order.id(), PageRequest.first(20)).data())
                .stream()
                .map(entry -> entry.type())
                .toList();
    }

    private WorkItem work() {
        return desk.item(order);
    }

    private OrderView read() {
        return merchant.call(() -> orders.get(order.id()));
    }

    private static PlaceOrder.Line tins(long quantity) {
        return new PlaceOrder.Line(Sku.of("TIN"), quantity, UnitOfMeasure.EACH, null);
    }

    private static Price price(String sku, long minor) {
        return new Price(Sku.of(sku), 1, minor, LONG_AGO, null);
    }
}
