package dev.baton.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.notes.LookAtOrder;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The worklist as a person uses it. */
@BatonTest
class WorklistScreensTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    LookAtOrder lookAtOrder;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Relay relay;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Browser ana;

    @BeforeEach
    void aHeldOrder() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            var placed = shop.placed(shop.line("TIN", 4));
            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.CREDIT, "Limit", null, null));
            return placed;
        });
        ana = Browser.signedIn(port, users, merchant);
        assertThat(ana.get("/worklist").body()).contains("Nothing is wrong");
        merchant.run(() -> relay.drain());
    }

    @Test
    void a_held_order_is_claimed_released_and_gone() {
        assertThat(ana.get("/worklist").body())
                .contains("Order on hold", order.number(), "Rosa Vega", "On hold: credit", "Nobody yet");
        ana.post("/worklist/claims", "selected", item());
        assertThat(ana.get("/worklist?view=mine").body()).contains(order.number());
        assertThat(ana.get("/worklist?view=unassigned").body()).contains("Everything has an owner");

        var address = "/worklist/" + item();
        assertThat(ana.get(address).body())
                .contains(
                        "Release the hold",
                        "The hold “credit” is taken off " + order.number(),
                        "Reserved units that can go to the floor: 4",
                        "How we do it",
                        "Ana Duarte");
        var fixed = ana.post(address + "/fixes/RELEASE_HOLD", "ask.note", "Paid", "cause", "PAYMENT");

        assertThat(fixed.body()).contains("The hold was taken off " + order.number(), "Undo", "Nothing is wrong");
        merchant.run(() -> assertThat(orders.get(order.id()).onHold()).isFalse());
        assertThat(ana.get(address).body()).contains("Payment refused or late", "The hold was taken off");
        assertThat(ana.get("/worklist?view=closed").body()).contains(order.number(), "Payment refused or late");
        assertThat(ana.get("/worklist/causes").body()).contains("1 exception closed", "Payment refused or late");
    }

    @Test
    void nothing_is_closed_without_a_cause() {
        var address = "/worklist/" + item();

        assertThat(ana.post(address + "/resolution", "cause", "").body()).contains("Say what caused it");
        assertThat(ana.post(address + "/resolution", "cause", "RULE", "note", "Too strict")
                        .body())
                .contains("Closed", "Nothing is wrong");
        assertThat(ana.post(address + "/reopening").body()).contains("Open again", "Reopened");
    }

    @Test
    void a_line_of_the_checklist_is_signed_off_and_the_item_handed_over() {
        var address = "/worklist/" + item();

        assertThat(ana.post(address + "/ticks", "line", "Read the reason and the notes of the order")
                        .body())
                .contains("Signed off");
        ana.post(address + "/handover", "to", "Ana Duarte", "note", "Called twice");
        assertThat(ana.get(address).body()).contains("Handed over to Ana Duarte", "Called twice");
        assertThat(ana.post(address + "/fixes/WAIT_UNTIL", "ask.until", "yesterday")
                        .body())
                .contains("Nothing was changed");

        assertThat(ana.post(address + "/pause", "day", "yesterday", "reason", "Its buyer")
                        .body())
                .contains("Say what it waits for");
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        assertThat(ana.post(address + "/pause", "day", day, "reason", "Its buyer")
                        .body())
                .contains("Its clock stands still until", "Waits until");
        assertThat(ana.get(address).body()).contains("Waits for", "Its buyer", "Go on");
        assertThat(ana.get("/worklist?view=waiting").body()).contains(order.number());
        assertThat(ana.post(address + "/resumption").body()).contains("Its clock runs again", "Went on");
        assertThat(ana.get("/worklist?view=waiting").body()).contains("Nothing waits for somebody outside");
    }

    @Test
    void the_company_says_how_soon_and_how() {
        assertThat(ana.get("/worklist/policies").body()).contains("Order on hold", "4 h", "Working hours");
        ana.post(
                "/worklist/policies/ORDER_ON_HOLD",
                "severity",
                "CRITICAL",
                "minutes",
                "30",
                "instructions",
                "Ask Theo.",
                "checklist",
                "Called\nWritten");

        assertThat(ana.get("/worklist/policies").body()).contains("30 min", "Critical", "Ask Theo.");
        assertThat(ana.get("/worklist/" + item()).body()).contains("Ask Theo.", "Written");
        assertThat(ana.post("/worklist/hours", "days", "MONDAY", "opensAt", "09:00", "closesAt", "08:00", "zone", "UTC")
                        .body())
                .contains("Please check the days");
        assertThat(ana.post("/worklist/causes", "name", "Somebody erred", "code", "human error", "offered", "true")
                        .body())
                .contains("HUMAN_ERROR", "Somebody erred");
    }

    @Test
    void a_team_may_have_hours_of_its_own() {
        assertThat(ana.get("/worklist/teams/new").body()).contains("Hours of its own", "name=\"zone\"");
        var wrong = ana.post(
                "/worklist/teams/new",
                "code",
                "night",
                "name",
                "Night",
                "members",
                "Ana Duarte",
                "kinds",
                "FRAUD_REVIEW",
                "most",
                "5",
                "ownHours",
                "true",
                "days",
                "SATURDAY",
                "opensAt",
                "20:00",
                "closesAt",
                "04:00",
                "zone",
                "Europe/Madrid");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please check the days", "20:00", "Europe/Madrid");

        ana.post(
                "/worklist/teams/new",
                "code",
                "night",
                "name",
                "Night",
                "members",
                "Ana Duarte",
                "kinds",
                "FRAUD_REVIEW",
                "most",
                "5",
                "ownHours",
                "true",
                "days",
                "SATURDAY",
                "opensAt",
                "12:00",
                "closesAt",
                "20:00",
                "zone",
                "Europe/Madrid",
                "holidays",
                "2026-12-26");
        var hours = merchant.call(() -> worklist.team("night")).hours();
        assertThat(hours).isNotNull();
        assertThat(hours.calendar().workingDays()).containsExactly(DayOfWeek.SATURDAY);
        assertThat(hours.calendar().holidays()).containsExactly(LocalDate.of(2026, 12, 26));
        assertThat(ana.get("/worklist/teams/night").body()).contains("2026-12-26", "12:00", "20:00");
        ana.post("/worklist/teams/night", "version", "1", "name", "Night", "members", "Ana Duarte", "most", "5");
        assertThat(merchant.call(() -> worklist.team("night")).hours()).isNull();
    }

    @Test
    void the_list_is_grouped_and_the_tabs_keep_it_so() {
        assertThat(ana.get("/worklist").body()).contains("data-live-rows").doesNotContain("group-row");
        assertThat(ana.get("/worklist?by=kind").body())
                .containsPattern("group-row[\\s\\S]*?Order on hold <span class=\"muted\">1 on this page")
                .contains("/worklist?view=mine&amp;by=kind", "Group by</span> Kind");
        assertThat(ana.get("/worklist?by=owner").body())
                .containsPattern("group-row[\\s\\S]*?Nobody yet <span class=\"muted\">1 on this page");
        assertThat(ana.get("/worklist?by=severity&view=mine").body()).contains("Nothing is yours");
        assertThat(ana.get("/worklist?view=escalated").body()).contains("Nothing had to be escalated");
        assertThat(ana.get("/worklist?by=nonsense").body())
                .contains(order.number())
                .doesNotContain("group-row");
    }

    @Test
    void who_else_has_the_order_of_an_item_open_stands_in_its_row() {
        merchant.run(() -> lookAtOrder.handle(order.id(), false));

        assertThat(ana.get("/worklist").body()).contains(merchant.name() + ": has the order open");
        assertThat(ana.get("/worklist/" + item()).body())
                .contains("data-presence=\"/orders/" + order.number() + "/presence\"");
        assertThat(Browser.signedIn(port, users, merchant, "worklist:read")
                        .get("/worklist")
                        .body())
                .contains(order.number())
                .doesNotContain("has the order open");

        merchant.run(() -> lookAtOrder.over(order.id()));
        assertThat(ana.get("/worklist").body()).doesNotContain("has the order open");
    }

    @Test
    void whoever_only_reads_sees_no_buttons() {
        var reader = Browser.signedIn(port, users, merchant, "worklist:read", "orders:read");

        assertThat(reader.get("/worklist/" + item()).body())
                .contains("On hold: credit")
                .doesNotContain("Hand over");
        assertThat(reader.post("/worklist/" + item() + "/claim").statusCode()).isEqualTo(403);
    }

    private String item() {
        return merchant.call(() -> items().getFirst().id().toString());
    }

    private List<WorkItem> items() {
        var open = worklist.list(WorkFilter.open(), PageRequest.first(10)).data();
        return open.isEmpty()
                ? worklist.list(WorkFilter.closed(), PageRequest.first(10)).data()
                : open;
    }
}
