package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.Db;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class WorklistControllerTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    Relay relay;

    @Autowired
    Users users;

    @Autowired
    WorkQueries queries;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    Caller merchant;
    OrderView order;
    Api api;
    String item;

    @BeforeEach
    void aHeldOrder() {
        merchant = tenants.fresh();
        order = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            var placed = shop.placed(shop.line("TIN", 4));
            holdOrder.handle(new HoldOrder.Command(placed.id(), HoldReason.CREDIT, "Limit", null, null));
            relay.drain();
            return placed;
        });
        api = new Api(port, tenants.key(merchant));
        item = api.get("/worklist").body().path("data").path(0).path("id").asString();
    }

    @Test
    void the_list_says_what_is_wrong_in_the_readers_language() {
        var english = api.get("/worklist").body().path("data").path(0);
        var spanish = api.send("GET", "/worklist", null, Map.of("Accept-Language", "es"))
                .body()
                .path("data")
                .path(0);

        assertThat(english.path("wrong").path("text").asString()).isEqualTo("On hold: credit – “Limit”");
        assertThat(spanish.path("wrong").path("text").asString()).startsWith("Retenido: ");
        assertThat(english.path("order").path("number").asString()).isEqualTo(order.number());
        assertThat(english.path("atRisk").path("amount").asString())
                .isEqualTo(order.money().currentTotal().amount());
    }

    @Test
    void the_list_is_narrowed() {
        assertThat(count("?kind=ORDER_ON_HOLD")).isEqualTo(1);
        assertThat(count("?kind=UNITS_SHORT")).isZero();
        assertThat(count("?owner=nobody")).isEqualTo(1);
        assertThat(count("?owner=me")).isZero();
        assertThat(count("?severity=NORMAL")).isEqualTo(1);
        assertThat(count("?overdue=true")).isZero();
        assertThat(count("?order=" + order.id())).isEqualTo(1);
        assertThat(count("?text=" + order.number())).isEqualTo(1);
        assertThat(count("?text=vega")).isEqualTo(1);
        assertThat(count("?text=nobody")).isZero();
        assertThat(count("?state=CLOSED")).isZero();

        api.put("/worklist/" + item + "/claim", "");

        assertThat(count("?owner=me")).isEqualTo(1);
        assertThat(count("?owner=nobody")).isZero();
    }

    @Test
    void somebody_elses_item_is_not_claimed_but_handed_over() {
        merchant.run(() -> {
            users.defineRole(new Users.Role("desk", "Desk", List.of("worklist:write")));
            users.create(UUID.randomUUID() + "@example.org", "Nadia Brandt", "a long password", "desk", "en");
        });
        assertThat(api.post("/worklist/" + item + "/handovers", "{ \"to\": \"Nobody\" }")
                        .status())
                .isEqualTo(422);
        api.post("/worklist/" + item + "/handovers", "{ \"to\": \"Nadia Brandt\", \"note\": \"Called twice\" }");

        var refused = api.put("/worklist/" + item + "/claim", "");

        assertThat(refused.problem()).isEqualTo("work-claimed-already");
        assertThat(refused.body().path("owner").asString()).isEqualTo("Nadia Brandt");
        assertThat(api.post("/worklist/claims", "{ \"items\": [\"%s\"] }".formatted(item))
                        .body()
                        .path("taken"))
                .hasSize(1);
    }

    @Test
    void a_team_says_its_hours_or_keeps_those_of_the_company() {
        var body = """
                { "name": "Night", "kinds": ["FRAUD_REVIEW"], "members": ["%s"], "hours": %s }
                """;
        var hours = """
                { "timeZone": "Europe/Madrid", "workingDays": ["SATURDAY"], "opensAt": "12:00", "closesAt": "20:00" }
                """;
        var somebody = "Ana";
        merchant.run(() -> {
            users.defineRole(new Users.Role("desk", "Desk", List.of("worklist:write")));
            users.create(UUID.randomUUID() + "@night.example", somebody, "four-words-make-one", "desk", "en");
        });

        var made = api.put("/teams/night", body.formatted(somebody, hours)).body();
        assertThat(made.at("/hours/timeZone").asString()).isEqualTo("Europe/Madrid");
        assertThat(api.get("/teams").body().at("/data/0/hours/closesAt").asString())
                .startsWith("20:00");
        assertThat(api.put("/teams/night", body.formatted(somebody, hours.replace("20:00", "10:00")))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("hours.closesAt");
        assertThat(api.put("/teams/night", body.formatted(somebody, "null"))
                        .body()
                        .path("hours")
                        .isObject())
                .isFalse();
    }

    @Test
    void its_clock_stands_still_while_it_waits_for_somebody_outside() {
        var path = "/worklist/" + item + "/pause";
        var before = due();
        var until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        var hours = merchant.call(queries::workingHours);

        assertThat(api.put(path, pause(until, "The customer asks its buyer")).status())
                .isEqualTo(200);

        assertThat(hours.between(until, due())).isCloseTo(hours.between(Instant.now(), before), Duration.ofMinutes(1));
        assertThat(api.get("/worklist").body().at("/data/0/pausedFor").asString())
                .isEqualTo("The customer asks its buyer");
        assertThat(api.get("/worklist?waiting=true").body().path("data")).hasSize(1);
        var later = until.plus(Duration.ofDays(4));
        api.put(path, pause(later, "Still"));
        assertThat(hours.between(later, due())).isCloseTo(hours.between(Instant.now(), before), Duration.ofMinutes(1));

        var resumed = api.send("DELETE", path, null, Map.of()).body();
        assertThat(due()).isCloseTo(before, within(1, ChronoUnit.MINUTES));
        assertThat(api.get("/worklist?waiting=true").body().path("data")).isEmpty();
        assertThat(resumed.path("item").path("pausedUntil").isMissingNode()).isTrue();
        assertThat(resumed.at("/steps/0/what").asString()).isEqualTo("RESUMED");
        assertThat(api.send("DELETE", path, null, Map.of())
                        .body()
                        .path("item")
                        .path("version")
                        .asInt())
                .isEqualTo(resumed.path("item").path("version").asInt());
    }

    @Test
    void nothing_waits_for_ever_or_for_no_reason() {
        var path = "/worklist/" + item + "/pause";
        var now = Instant.now();
        for (var until : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(31)))) {
            var refused = api.put(path, pause(until, "Waiting"));
            assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("until");
        }
        assertThat(api.put(path, pause(now.plusSeconds(60), " "))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("reason");
        api.put("/worklist/" + item + "/resolution", "{ \"cause\": \"RULE\" }");
        assertThat(api.put(path, pause(now.plusSeconds(60), "Waiting")).problem())
                .isEqualTo("work-closed-already");
    }

    @Test
    void what_is_overdue_stays_overdue() {
        merchant.run(
                () -> db.sql("update worklist.items set due_at = now() - interval '1 hour' where tenant_id = :tenant")
                        .update());
        var before = due();
        api.put("/worklist/" + item + "/pause", pause(Instant.now().plus(Duration.ofDays(2)), "Waiting"));
        assertThat(due()).isEqualTo(before);
        assertThat(count("?overdue=true")).isEqualTo(1);
    }

    private Instant due() {
        return Instant.parse(api.get("/worklist").body().at("/data/0/dueAt").asString());
    }

    private static String pause(Instant until, String reason) {
        return "{ \"until\": \"%s\", \"reason\": \"%s\" }".formatted(until, reason);
    }

    @Test
    void nothing_is_closed_without_its_cause() {
        var refused = api.put("/worklist/" + item + "/resolution", "{ \"note\": \"done\" }");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo("cause");
        var closed = api.put("/worklist/" + item + "/resolution", "{ \"cause\": \"RULE\" }");
        assertThat(closed.body().path("item").path("closedHow").asString()).isEqualTo("RESOLVED");
        assertThat(api.put("/worklist/" + item + "/resolution", "{ \"cause\": \"RULE\" }")
                        .problem())
                .isEqualTo("work-closed-already");
        assertThat(api.get("/causes/counts?days=1")
                        .body()
                        .path("data")
                        .path(0)
                        .path("cause")
                        .asString())
                .isEqualTo("RULE");
        assertThat(api.put("/worklist/" + item + "/reopening", "{}")
                        .body()
                        .path("item")
                        .path("reopened")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.put("/worklist/" + item + "/reopening", "{}").problem()).isEqualTo("work-not-closed");
    }

    @Test
    void a_change_to_an_old_version_is_refused() {
        var tag = api.get("/worklist/" + item).header("ETag");
        api.put("/worklist/" + item + "/claim", "");

        var late = api.send(
                "PUT", "/worklist/" + item + "/resolution", "{ \"cause\": \"RULE\" }", Map.of("If-Match", tag));

        assertThat(late.status()).isEqualTo(412);
    }

    @Test
    void several_are_closed_with_one_cause_or_none_when_one_is_nobodys() {
        var body = "{ \"items\": [\"%s\", \"%s\"], \"cause\": \"RULE\" }";

        var unknown = api.post("/worklist/resolutions", body.formatted(item, "019a0000-0000-7000-8000-000000000001"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(api.get("/worklist/" + item)
                        .body()
                        .path("item")
                        .path("state")
                        .asString())
                .isNotEqualTo("CLOSED");

        var closed = api.post("/worklist/resolutions", body.formatted(item, item));
        assertThat(closed.body().path("resolved")).hasSize(1);
        assertThat(api.post("/worklist/resolutions", body.formatted(item, item))
                        .body()
                        .path("closed"))
                .hasSize(1);
        assertThat(api.post("/worklist/resolutions", "{ \"items\": [], \"cause\": \"RULE\" }")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_fix_says_what_it_does_does_it_and_is_taken_back() {
        var read = api.get("/worklist/" + item).body();
        assertThat(read.path("fixes").path(0).path("fix").asString()).isEqualTo("RELEASE_HOLD");
        assertThat(read.path("fixes").path(0).path("says").path(1).path("text").asString())
                .isEqualTo("Reserved units that can go to the floor: 4");

        var fixed = api.post("/worklist/" + item + "/fixes", "{ \"fix\": \"RELEASE_HOLD\", \"cause\": \"RULE\" }");

        assertThat(fixed.body().path("item").path("state").asString()).isEqualTo("CLOSED");
        assertThat(api.get("/orders/" + order.id()).body().path("onHold").asBoolean())
                .isFalse();
        var step = fixed.body()
                .path("steps")
                .valueStream()
                .filter(each -> each.path("what").asString().equals("FIXED"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(api.post("/worklist/" + item + "/fixes", "{ \"fix\": \"RELEASE_HOLD\" }")
                        .problem())
                .isEqualTo("work-fix-refused");
        assertThat(api.put("/worklist/" + item + "/fixes/" + step + "/undoing", "")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/orders/" + order.id()).body().path("onHold").asBoolean())
                .isTrue();
        assertThat(api.put("/worklist/" + item + "/fixes/" + step + "/undoing", "")
                        .problem())
                .isEqualTo("work-fix-not-undoable");
    }

    @Test
    void the_company_says_how_it_deals_with_exceptions() {
        api.put("/sla-policies/ORDER_ON_HOLD", "{ \"severity\": \"CRITICAL\", \"minutes\": 30 }");
        api.put("/causes/HUMAN", "{ \"name\": \"Somebody erred\" }");
        api.put("/playbooks/ORDER_ON_HOLD", "{ \"instructions\": \"Ask Theo.\", \"checklist\": [\"Called\"] }");
        api.put("/worklist/" + item + "/ticks", "{ \"line\": \"Called\" }");

        assertThat(api.get("/causes")
                        .body()
                        .path("data")
                        .valueStream()
                        .map(each -> each.path("code").asString()))
                .contains("HUMAN", "SUPPLY");
        var read = api.get("/worklist/" + item).body();
        assertThat(read.path("playbook").path("instructions").asString()).isEqualTo("Ask Theo.");
        assertThat(read.path("steps").path(0).path("what").asString()).isEqualTo("TICKED");
        assertThat(api.get("/sla-policies").body().path("data").valueStream())
                .anySatisfy(each -> assertThat(each.path("minutes").asInt()).isEqualTo(30));
        assertThat(api.put("/sla-policies/NO_SUCH", "{ \"severity\": \"LOW\", \"minutes\": 30 }")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_company_says_how_long_things_may_stand() {
        var defined = api.put("/dwell-times/FLOOR_NOT_BEGUN", "{ \"minutes\": 45 }");
        assertThat(defined.status()).as(defined.response().body()).isEqualTo(200);
        assertThat(defined.body().path("watched").asBoolean()).isTrue();

        assertThat(api.get("/dwell-times").body().path("data").valueStream())
                .anySatisfy(each -> assertThat(each.path("minutes").asInt()).isEqualTo(45));
        assertThat(api.put("/dwell-times/FLOOR_NOT_BEGUN", "{ \"minutes\": 0 }").status())
                .isEqualTo(400);
        assertThat(api.put("/dwell-times/ORDER_ON_HOLD", "{ \"minutes\": 45 }").status())
                .isEqualTo(404);
    }

    @Test
    void other_merchants_see_none_of_it() {
        var stranger = new Api(port, tenants.key(tenants.fresh()));

        assertThat(stranger.get("/worklist").body().path("data")).isEmpty();
        assertThat(stranger.get("/worklist/" + item).status()).isEqualTo(404);
        assertThat(stranger.put("/worklist/" + item + "/resolution", "{ \"cause\": \"RULE\" }")
                        .status())
                .isEqualTo(404);
    }

    private int count(String query) {
        return api.get("/worklist" + query).body().path("data").size();
    }
}
