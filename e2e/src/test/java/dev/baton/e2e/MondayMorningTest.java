package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** More than a hundred exceptions of every kind are cleared from the keyboard, and the causes tell the truth about them afterwards. */
class MondayMorningTest extends OrderJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void the_desk_is_cleared_from_the_keyboard() {
        var monday = new MondayMorning();
        var before = causes();
        monday.load();
        try {
            clear(monday, before);
        } finally {
            monday.over();
        }
    }

    private void clear(MondayMorning monday, Map<String, Long> before) {
        Shared.api().await(list("ORDER_UNPAID", ""), it -> it.path("data").size() == 20);
        Shared.api().await(list("ORDER_ON_HOLD", ""), it -> it.path("data").size() == 55);
        Shared.api().await(list("PROMISE_BROKEN", "late"), it -> it.path("data").size() == 15);
        Shared.api().await(list("UNITS_SHORT", ""), it -> it.path("data").size() == 15);
        Shared.api().await(list("FLOOR_NOT_BEGUN", "wave"), it -> it.path("data").size() == 15, PATIENCE);
        open("/worklist?q=" + MondayMorning.NAME);
        both("monday-worklist");

        fix("ORDER_ON_HOLD", "price", 20, "Release the hold", "Price or item data");
        monday.orders("price").forEach(order -> assertThat(order(order, "status")).isNotEqualTo("ON_HOLD"));

        fix("ORDER_ON_HOLD", "twice", 15, "Cancel what is open", "Connected system");
        monday.orders("twice").forEach(order -> assertThat(order(order, "status")).isEqualTo("CANCELLED"));

        fix("UNITS_SHORT", "short", 15, "Cancel what is open", "Stock record");
        monday.orders("short").forEach(order -> assertThat(order(order, "status")).isEqualTo("CANCELLED"));

        fix("ORDER_UNPAID", "card", 20, "Ask the customer for another card", "Payment refused");
        paysByTheLink(monday.orders("card").getFirst());
        monday.orders("card").stream().skip(1).forEach(MondayMorningTest::paysByPhone);
        gone("ORDER_UNPAID", "card");

        fix("ORDER_ON_HOLD", "address", 20, "Ask the customer for the address", "Customer gave wrong");
        monday.orders("address").forEach(MondayMorningTest::givesTheRightAddress);
        gone("ORDER_ON_HOLD", "address");

        fix("FLOOR_NOT_BEGUN", "wave", 15, "Take back from the floor", "Warehouse");
        monday.orders("wave").forEach(order -> assertThat(order(order, "status")).isEqualTo("READY"));
        monday.over();

        close("PROMISE_BROKEN", "late", 15, "Supplier late");
        monday.lateSupplyArrives();
        monday.orders("late").forEach(order -> Shared.api()
                .await("/orders/" + order, it -> it.path("status").asString().equals("READY")));

        Shared.api().await(list("", ""), MondayMorningTest::isCleared, PATIENCE);
        var after = causes();
        assertThat(more(before, after, "MASTER_DATA ORDER_ON_HOLD")).isEqualTo(20);
        assertThat(more(before, after, "SYSTEM ORDER_ON_HOLD")).isEqualTo(15);
        assertThat(more(before, after, "STOCK_RECORD UNITS_SHORT")).isEqualTo(15);
        assertThat(more(before, after, "PAYMENT ORDER_UNPAID")).isEqualTo(20);
        assertThat(more(before, after, "CUSTOMER_DATA ORDER_ON_HOLD")).isEqualTo(20);
        assertThat(more(before, after, "SUPPLY PROMISE_BROKEN")).isEqualTo(15);
        assertThat(more(before, after, "WAREHOUSE FLOOR_NOT_BEGUN")).isEqualTo(15);
        open("/worklist/causes");
        both("monday-causes");
        assertThat(Shared.baton().verify()).isNotEmpty();
    }

    /** Selects all of a group, looks at what the fix would do, and has it done: without the mouse. */
    private void fix(String kind, String group, int many, String fix, String cause) {
        select(kind, group, many);
        ask(many, fix, cause);
        assertThat(page.locator(".order-sentence")).containsText("Done for %d of %d.".formatted(many, many));
        both("monday-%s-done".formatted(group));
    }

    private void select(String kind, String group, int many) {
        open("/worklist?kind=%s&q=%s+%s".formatted(kind, MondayMorning.NAME, group));
        assertThat(page.locator("#worklist tbody tr")).hasCount(many);
        press("X");
        assertThat(page.locator("[data-bulk-count]")).containsText(String.valueOf(many));
        press("r");
        assertThat(page.locator("h1")).containsText(many + " exceptions at once");
        both("monday-%s-fixes".formatted(group));
    }

    private void ask(int many, String what, String cause) {
        var button = page.locator("main section:has(h2:text-is('%s')) button[data-dialog]".formatted(what));
        assertThat(button).hasCount(1);
        press(button.getAttribute("data-key"));
        var dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("Do it for " + many);
        dialog.locator("select[name=cause]").focus();
        type(cause);
        picture("desk-monday-asked");
        press("Control+Enter");
    }

    /** What nothing fixes at the desk is closed with its cause once it is dealt with. */
    private void close(String kind, String group, int many, String cause) {
        select(kind, group, many);
        ask(many, "Close as dealt with", cause);
        assertThat(said()).containsText(many + " were closed");
    }

    private void paysByTheLink(String order) {
        var customer = stranger(390, 844);
        customer.navigate(Shared.baton().url(Shared.api().post("/orders/" + order + "/tracking-link", "").ok().path("path").asString()));
        customer.getByText("Pay with another card").click();
        customer.screenshot(shot("phone-monday-pay"));
        customer.getByText("by card").first().click();
        customer.selectOption("#card", "tok_mastercard");
        customer.screenshot(shot("phone-monday-card"));
        customer.locator("button[type=submit]").click();
        assertThat(customer.locator("h1")).containsText("Thank you");
        customer.screenshot(shot("phone-monday-paid"));
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png"));
    }

    private static void paysByPhone(String order) {
        Shared.api().post("/authorisations", """
                { "order": "%s", "amount": %s, "token": "tok_visa" }
                """.formatted(order, Shared.api().get("/orders/" + order).ok().at("/money/total")))
                .ok();
    }

    /** The postcode was right all along, the town was not. */
    private static void givesTheRightAddress(String order) {
        var read = Shared.api().get("/orders/" + order).ok();
        Shared.api()
                .post("/orders/" + order + "/amendments", """
                        { "shipTo": { "name": "%s", "line1": "350 Fifth Avenue", "city": "New York", "region": "NY",
                                      "postcode": "10001", "country": "US", "email": "%s" } }
                        """.formatted(read.at("/shipTo/name").asString(), read.at("/shipTo/email").asString()))
                .ok();
    }

    /** Whether what is ready to go will go in time depends on the hour at which this runs. */
    private static boolean isCleared(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false)
                .allMatch(item -> item.path("kind").asString().equals("WILL_MISS_CUT_OFF"));
    }

    private static void gone(String kind, String group) {
        Shared.api().await(list(kind, group), it -> it.path("data").isEmpty());
    }

    private static String order(String order, String field) {
        return Shared.api().get("/orders/" + order).ok().path(field).asString();
    }

    private static String list(String kind, String group) {
        return "/worklist?limit=200&text=%s%s%s"
                .formatted(
                        MondayMorning.NAME,
                        group.isEmpty() ? "" : "%20" + group,
                        kind.isEmpty() ? "" : "&kind=" + kind);
    }

    /** How many were closed with a cause, by cause and kind. */
    private static Map<String, Long> causes() {
        var counts = new TreeMap<String, Long>();
        for (JsonNode closed : Shared.api().get("/causes/counts").ok().path("data")) {
            counts.merge(
                    closed.path("cause").asString("") + " " + closed.path("kind").asString(),
                    closed.path("items").asLong(),
                    Long::sum);
        }
        return counts;
    }

    private static long more(Map<String, Long> before, Map<String, Long> after, String which) {
        return after.getOrDefault(which, 0L) - before.getOrDefault(which, 0L);
    }
}
