package dev.baton.console.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.console.Browser;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.DefinePackaging;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.RecordPick;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.network.HandlingClass;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderView;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class FloorScreensTest {

    private static final String JAR = "4006381333931";
    private static final String CASE_OF_SIX = "14006381333938";
    private static final String HONEY = """
            { "sku": "HONEY", "name": { "en": "Honey" }, "weightGrams": 500,
              "dimensions": { "lengthMm": 90, "widthMm": 90, "heightMm": 110 }, "handlingClass": "FOOD_SAFE",
              "status": "ACTIVE" }
            """;
    private static final Pattern INTO = Pattern.compile("name=\"into\" form=\"scan\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    DefinePackaging definePackaging;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    ReleaseFulfilmentOrder release;

    @Autowired
    RecordPick pick;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    Relay relay;

    Caller merchant;
    Browser browser;

    @BeforeEach
    void jars_in_cases_of_six_and_two_kinds_of_boxes() {
        merchant = tenants.fresh();
        browser = Browser.signedIn(port, users, merchant);
        merchant.run(() -> {
            shop.eastAndWest();
            shop.define(CatalogFixture.item("JAR", JAR, 6, CASE_OF_SIX));
            shop.receive("JAR", "EAST", 300);
            shop.stocked("MUG", "EAST", 20);
            shop.stocked("PEN", "EAST", 20);
            packaging("ST-L", "Large carton", HandlingClass.STANDARD, 400, 30_000);
            packaging("ST-S", "Small carton", HandlingClass.STANDARD, 120, 1_000);
        });
    }

    @Test
    void what_can_be_released_is_shown_with_what_is_refused_and_why() {
        var free = open(shop.line("MUG", 2));
        var held = open(shop.line("MUG", 1));
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(held.order(), HoldReason.PAYMENT, null, null, null));
            relay.drain();
        });

        assertThat(browser.get("/pick").body()).contains("Nothing to pick", "See what can be released");
        assertThat(browser.get("/pick?view=to-release").body())
                .contains(free.number(), held.number(), "Ready to release", "On hold", "payment");
        var preview = browser.post(
                "/pick/releases/preview", "selected", free.number(), "selected", held.number(), "site", "EAST");
        assertThat(preview.body())
                .contains("Release 1 to the floor", "2 units go on the pick lists", "These stay", "on hold: payment");
        assertThat(status(free)).isEqualTo(FulfilmentStatus.OPEN);

        var done = browser.post("/pick/releases", "selected", free.number(), "selected", held.number(), "site", "EAST");

        assertThat(done.body()).contains("Released to the floor", "Not released, on hold: payment", "Undo");
        assertThat(status(free)).isEqualTo(FulfilmentStatus.RELEASED);
        assertThat(browser.get("/pick").body()).contains(free.number(), "Start").doesNotContain(held.number());
        assertThat(browser.get("/pick?q=nobody").body()).contains("Nothing here fits these words");
        assertThat(browser.get("/console/counts").body()).contains("\"pick\":\"1\"");
        assertThat(browser.get("/console/find?q=" + free.number()).body()).contains("/pick/" + free.number());
        assertThat(browser.post("/pick/recalls?of=" + free.number()).body()).contains("Recalled from the floor");
        assertThat(status(free)).isEqualTo(FulfilmentStatus.OPEN);
    }

    @Test
    void what_must_be_shipped_complete_says_that_it_waits() {
        var waiting = merchant.call(() -> {
            var order = ((PlaceOrder.Placed) shop.place(null, ShippingPolicy.COMPLETE, shop.line("MUG", 30))).order();
            relay.drain();
            return fulfilment.ofOrder(order.id()).getFirst();
        });

        assertThat(browser.post("/pick/releases/preview", "selected", waiting.number())
                        .body())
                .contains("None of these can be released", "10 units still wait for stock");
        assertThat(browser.post("/pick/" + waiting.number() + "/release").body())
                .contains("Not released", "10 units still wait for stock");
    }

    @Test
    void the_site_that_was_chosen_is_remembered() {
        var work = open(shop.line("MUG", 1));

        assertThat(browser.get("/pick?view=to-release&site=WEST").body()).doesNotContain(work.number());
        assertThat(browser.get("/pick?view=to-release").body())
                .contains("Nothing waits to be released")
                .doesNotContain(work.number());
        assertThat(browser.get("/pick?view=to-release&site=EAST").body()).contains(work.number());
        assertThat(browser.get("/pack").body()).contains("value=\"EAST\" selected");
    }

    @Test
    void scans_count_what_they_are_and_the_same_scan_counts_once() {
        var work = released(shop.line("JAR", 13), shop.line("MUG", 1));
        var page = browser.get("/pick/" + work.number());
        assertThat(page.body()).contains("Item JAR", "data-left>13<", "2 cases", "0 of 14 picked", "Scan the item");

        var one = scan(work, JAR, "s-1");
        assertThat(one.headers().firstValue("HX-Trigger")).hasValue("scan-right");
        assertThat(one.body()).contains("1 × Item JAR", "data-left>12<");
        assertThat(scan(work, CASE_OF_SIX, "s-2").body()).contains("data-left>6<");
        var again = scan(work, CASE_OF_SIX, "s-2");
        assertThat(again.headers().firstValue("HX-Trigger")).hasValue("scan-right");
        assertThat(again.body()).contains("counted before", "data-left>6<");
        assertThat(browser.post(
                                "/pick/" + work.number() + "/quantities",
                                "sku",
                                "JAR",
                                "quantity",
                                "6",
                                "scanId",
                                "q-1")
                        .body())
                .contains("That is all of it", "13 of 14 picked", "Item MUG");
        assertThat(scan(work, "MUG", "s-3").body()).contains("All picked", "Pack it");
        assertThat(status(work)).isEqualTo(FulfilmentStatus.PICKED);
    }

    @Test
    void a_wrong_scan_is_an_alarm_that_says_what_was_expected_and_moves_nothing() {
        var work = released(shop.line("JAR", 2));

        var wrong = scan(work, "PEN", "s-1");
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(heard(wrong)).contains("scan-wrong", "Wrong item", "Item JAR", "Item PEN");
        assertThat(wrong.body()).contains("Wrong item", "Nothing was counted", "data-left>2<");
        var tooMany = scan(work, CASE_OF_SIX, "s-2");
        assertThat(heard(tooMany)).contains("Too many", "2 \\u00d7 Item JAR", "6 \\u00d7 Item JAR");
        assertThat(heard(scan(work, "0000", "s-3"))).contains("Unknown code", "0000");
        assertThat(heard(browser.post("/pick/" + work.number() + "/quantities", "sku", "JAR", "quantity", "2")))
                .contains("Scan one of it first");
        assertThat(heard(browser.post("/pick/" + work.number() + "/quantities", "sku", "PEN", "quantity", "2")))
                .contains("Scan one of it first");

        assertThat(look(work).lines().getFirst().picked()).isZero();
        assertThat(browser.get("/pack/" + work.number()).body())
                .contains("Nothing to pack yet")
                .doesNotContain("/ship?");
    }

    @Test
    void what_is_short_or_damaged_is_reported_and_what_is_skipped_comes_last() {
        var work = released(shop.line("JAR", 10), shop.line("MUG", 5));
        var path = "/pick/" + work.number();
        assertThat(browser.get(path).body()).contains("data-sku=\"JAR\"", "later=JAR");
        assertThat(browser.get(path + "?later=JAR").body()).contains("data-sku=\"MUG\"");
        assertThat(browser.get(path + "?at=MUG").body()).contains("data-sku=\"MUG\"");

        var few = browser.post(path + "/shortages", "sku", "JAR", "there", "7", "wanted", "10", "reason", "NOT_FOUND");
        assertThat(few.body()).contains("3 × Item JAR reported missing", "data-left>7<", "3 missing");
        var twice =
                browser.post(path + "/shortages", "sku", "JAR", "there", "7", "wanted", "10", "reason", "NOT_FOUND");
        assertThat(twice.body()).contains("Somebody has picked of it meanwhile");
        assertThat(browser.post(path + "/damages", "sku", "MUG", "damaged", "2", "wanted", "5", "later", "JAR")
                        .body())
                .contains("2 × Item MUG reported as damaged", "data-left>3<");
        assertThat(browser.post(path + "/damages", "sku", "MUG", "damaged", "9", "wanted", "3")
                        .body())
                .contains("Nothing was reported");

        merchant.run(() -> {
            assertThat(shop.stock("MUG").onHand()).isEqualTo(18);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void everything_is_packed_as_planned_in_one_action_and_can_be_shipped() {
        var work = picked("MUG", 3);
        assertThat(browser.get("/pack").body()).contains(work.number(), "Pack");
        assertThat(browser.get("/pack/" + work.number()).body())
                .contains("Suggested boxes", "Small carton", "3 × Item MUG", "Pack everything as planned");

        var packed = browser.post("/pack/" + work.number() + "/plan");

        assertThat(packed.body())
                .contains("1 box packed and closed", "All packed", "/ship?fulfilmentOrder=" + work.id(), "400 g");
        assertThat(browser.post("/pack/" + work.number() + "/plan").body())
                .contains("Nothing that is picked waits to be packed");
        assertThat(browser.get("/pick/" + work.number()).body()).contains("Picked and packed", "Ship it");
        assertThat(browser.get("/pack?view=packed").body()).contains(work.number());
    }

    @Test
    void scans_fill_the_box_at_hand_which_is_weighed_closed_and_opened_again() {
        var work = picked("MUG", 3);
        var path = "/pack/" + work.number();
        var fresh = INTO.matcher(browser.get(path + "?box=ST-L").body());
        assertThat(fresh.find()).isTrue();
        var into = fresh.group(1);

        assertThat(packScan(work, "MUG", "p-1", into, "ST-L").body()).contains("1 × Item MUG", "Large carton", "200 g");
        assertThat(packScan(work, "MUG", "p-1", into, "ST-L").body()).contains("counted before");
        assertThat(heard(packScan(work, "PEN", "p-2", into, "ST-L"))).contains("Does not belong here", "Item PEN");
        assertThat(browser.post(path + "/units", "sku", "MUG", "quantity", "9", "into", into, "box", "ST-L")
                        .body())
                .contains("Only 2 of Item MUG");
        assertThat(browser.post(path + "/units", "sku", "MUG", "quantity", "2", "into", into, "box", "ST-L")
                        .body())
                .contains("All packed, not all closed");
        assertThat(look(work).packages()).hasSize(1);

        assertThat(browser.post(path + "/boxes/" + into + "/closing", "weight", "heavy")
                        .body())
                .contains("Give the weight in kg");
        assertThat(browser.post(path + "/boxes/" + into + "/closing", "weight", "0,52")
                        .body())
                .contains("is closed", "520 g", "on the scale", "Ship it");
        var opened = browser.post(path + "/boxes/" + into + "/takings", "sku", "MUG", "quantity", "1");
        assertThat(opened.body()).contains("1 unit taken out", "2 of 3 packed", "To be packed");
        assertThat(browser.post(path + "/boxes/" + into + "/takings").body())
                .contains("2 units taken out", "0 of 3 packed");
        assertThat(look(work).packages()).isEmpty();
        assertThat(browser.post(path + "/boxes/" + into + "/takings").statusCode())
                .isEqualTo(404);
    }

    @Test
    void goods_are_kept_out_of_a_box_that_does_not_carry_or_protect_them() {
        var work = picked("MUG", 12);
        assertThat(browser.post("/pack/" + work.number() + "/units", "sku", "MUG", "quantity", "12", "box", "ST-S")
                        .body())
                .contains("Too heavy: Small carton would hold 1.2 kg, it carries 1 kg");
        assertThat(look(work).packages()).isEmpty();

        new Api(port, tenants.key(merchant)).post("/items", HONEY);
        merchant.run(() -> shop.receive("HONEY", "EAST", 5));
        var food = picked("HONEY", 1);
        var path = "/pack/" + food.number();
        assertThat(browser.get(path).body()).contains("No box that is known is right for these goods");
        assertThat(browser.post(path + "/plan").body()).contains("No box is known that is right for Honey");
        assertThat(heard(packScan(food, "HONEY", "p-1", "", "ST-L")))
                .contains("Wrong box for Honey: Standard packaging does not protect Food-safe goods");
        assertThat(look(food).packages()).isEmpty();
    }

    @Test
    void what_was_cancelled_or_held_meanwhile_says_so_and_who_may_only_look_is_told() {
        var gone = open(shop.line("MUG", 1));
        var held = released(shop.line("MUG", 1));
        merchant.run(() -> {
            cancelOrder.handle(
                    new CancelOrder.Command(gone.order(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null));
            holdOrder.handle(new HoldOrder.Command(held.order(), HoldReason.FRAUD, null, null, null));
            relay.drain();
        });

        assertThat(browser.get("/pick/" + gone.number()).body()).contains("Cancelled", "Put back what you have taken");
        assertThat(heard(scan(gone, "MUG", "s-1"))).contains("Stop: this work is Cancelled");
        assertThat(browser.get("/pick/" + held.number()).body()).contains("The order is on hold");
        var looker = Browser.signedIn(port, users, merchant, "fulfilment:read");
        assertThat(looker.get("/pick/" + held.number()).body())
                .contains("You may look, not pick")
                .doesNotContain("data-scan ");
        assertThat(looker.post("/pick/" + held.number() + "/scans", "code", "MUG")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.signedIn(port, users, merchant, "orders:read")
                        .get("/pick")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/pick/FO-999999").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pick_list_comes_on_paper_and_the_screens_in_spanish() {
        var work = released(shop.line("MUG", 1));

        var paper = browser.get("/pick/" + work.number() + "/list.pdf");
        assertThat(paper.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(paper.body()).startsWith("%PDF");
        browser.post("/preferences", "language", "es");
        assertThat(browser.get("/pick").body()).contains("Por recoger", "Empezar");
        assertThat(browser.get("/pick/" + work.number()).body()).contains("Escanee el artículo", "Saltar");
        assertThat(heard(scan(work, "PEN", "s-1"))).contains("Art\\u00edculo equivocado");
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void packaging(String code, String name, HandlingClass handlingClass, int side, long maxWeightGrams) {
        definePackaging.handle(new DefinePackaging.Command(
                new Packaging(
                        new PackagingCode(code),
                        name,
                        handlingClass,
                        side,
                        side,
                        side,
                        maxWeightGrams,
                        100,
                        50,
                        true,
                        1),
                0L));
    }

    private FulfilmentView open(PlaceOrder.Line... lines) {
        return merchant.call(() -> {
            OrderView order = shop.placed(lines);
            relay.drain();
            return fulfilment.ofOrder(order.id()).getFirst();
        });
    }

    private FulfilmentView released(PlaceOrder.Line... lines) {
        var work = open(lines);
        merchant.run(() -> release.handle(new ReleaseFulfilmentOrder.Command(work.id())));
        return look(work);
    }

    private FulfilmentView picked(String sku, long units) {
        var work = released(shop.line(sku, units));
        merchant.run(() -> pick.handle(new RecordPick.Command(work.id(), sku, units, null)));
        return look(work);
    }

    private FulfilmentView look(FulfilmentView work) {
        return merchant.call(() -> fulfilment.get(work.id()));
    }

    private FulfilmentStatus status(FulfilmentView work) {
        return look(work).status();
    }

    private HttpResponse<String> scan(FulfilmentView work, String code, String scanId) {
        return browser.post("/pick/" + work.number() + "/scans", "code", code, "scanId", scanId);
    }

    private HttpResponse<String> packScan(FulfilmentView work, String code, String scanId, String into, String box) {
        return browser.post(
                "/pack/" + work.number() + "/scans", "code", code, "scanId", scanId, "into", into, "box", box);
    }

    private static String heard(HttpResponse<String> answer) {
        return answer.headers().firstValue("HX-Trigger").orElse("");
    }
}
