package dev.baton.automations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Automations over HTTP and in the console. */
@BatonTest
class AutomationControllerTest {

    private static final String LARGE = """
            { "name": "Large", "event": "PLACED", "when": "order.units > 10", "action": "HOLD", "reason": "OTHER",
              "message": "{order.units} units" }
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    RunAutomations automations;

    Caller merchant;
    Api api;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 1000);
        });
    }

    @Test
    void it_is_written_changed_by_its_version_and_removed() {
        var written = api.post("/automations", LARGE);
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.header("ETag")).isEqualTo("\"1\"");
        assertThat(written.body().path("enabled").asBoolean()).isTrue();
        assertThat(written.body().path("delayMinutes").asInt()).isZero();
        var address = "/automations/" + written.body().path("id").asString();

        var changed = api.send("PUT", address, LARGE.replace("> 10", "> 20"), Map.of("If-Match", "\"1\""));
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.send("PUT", address, LARGE, Map.of("If-Match", "\"1\"")).problem())
                .isEqualTo("changed-meanwhile");
        assertThat(api.get(address).body().path("when").asString()).isEqualTo("order.units > 20");
        assertThat(api.get("/automations").body().path("data").size()).isEqualTo(1);
        assertThat(api.send("DELETE", address, null, Map.of("If-Match", "\"1\""))
                        .problem())
                .isEqualTo("changed-meanwhile");
        assertThat(api.send("DELETE", address, null, Map.of()).status()).isEqualTo(204);
        assertThat(api.get(address).problem()).isEqualTo("not-found");
        assertThat(api.get("/automations/" + UUID.randomUUID()).problem()).isEqualTo("not-found");
    }

    @Test
    void what_is_wrong_is_named_with_its_line_and_column() {
        var refused = api.post("/automations", LARGE.replace("order.units > 10", "order.units > 'ten'"));

        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.response().body()).contains("\"when\"", "line 1, column 13");
        assertThat(api.post("/automations", LARGE.replace("OTHER", "NONE"))
                        .response()
                        .body())
                .contains("\"reason\"");
        assertThat(api.post("/automations", LARGE.replace("PLACED", "NEVER")).status())
                .isEqualTo(400);
    }

    @Test
    void a_trial_and_the_log_are_read_and_a_run_is_tried_again() {
        merchant.run(() -> shop.placed(shop.line("TIN", 11)));
        var trial = api.post("/automations/trials", "{ \"automation\": %s, \"days\": 7 }".formatted(LARGE));
        assertThat(trial.body().path("matched").asInt()).isEqualTo(1);
        assertThat(trial.body().at("/examples/0/message").asString()).isEqualTo("11 units");
        assertThat(api.get("/automation-runs").body().path("data").size()).isZero();

        api.post("/automations", LARGE.replace("\"HOLD\"", "\"RELEASE\""));
        var order = merchant.call(() -> shop.placed(shop.line("TIN", 12)));
        merchant.run(() -> {
            shop.placed(shop.line("TIN", 1));
            relay.drain();
            automations.runDueOfCompany();
        });

        var log = api.get("/automation-runs?order=" + order.id());
        assertThat(log.body().at("/data/0/state").asString()).isEqualTo("REFUSED");
        assertThat(log.body().at("/data/0/why").asString()).isEqualTo("NO_SUCH_HOLD");
        assertThat(log.body().at("/data/0/orderNumber").asString()).isEqualTo(order.number());
        assertThat(api.get("/automation-runs?limit=1").body().path("next").isString())
                .isTrue();
        assertThat(api.get("/automation-runs?state=NOT_MET").body().path("data").size())
                .isPositive();
        var run = "/automation-runs/" + log.body().at("/data/0/id").asString();
        assertThat(api.get(run).body().path("event").asString()).isEqualTo("PLACED");
        assertThat(api.put(run + "/repetition", "").body().path("state").asString())
                .isEqualTo("WAITING");
        assertThat(api.put(run + "/repetition", "").problem()).isEqualTo("automation-run-not-repeatable");
    }

    @Test
    void only_who_may_reads_and_writes_them() {
        assertThat(new Api(port, tenants.key(merchant, "orders:write", "rules:write"))
                        .get("/automations")
                        .problem())
                .isEqualTo("not-allowed");
        var reader = new Api(port, tenants.key(merchant, "automations:read"));
        assertThat(reader.get("/automations").status()).isEqualTo(200);
        assertThat(reader.post("/automations", LARGE).problem()).isEqualTo("not-allowed");
    }

    @Test
    void the_console_begins_with_an_example_tries_it_saves_it_and_shows_its_log() {
        var ana = Browser.signedIn(port, users, merchant);
        assertThat(ana.get("/automations").body())
                .contains("Nothing is done by itself yet", "/automations/new?example=held");
        assertThat(ana.get("/automations/new?example=held").body())
                .contains("{order.holds}", "value=\"days\" selected", "order.isOpen");
        merchant.run(() -> shop.placed(shop.line("TIN", 11)));
        String[] large = {
            "name",
            "Large",
            "event",
            "PLACED",
            "when",
            "order.units > 10",
            "delay",
            "",
            "unit",
            "hours",
            "action",
            "RELEASE",
            "holdReason",
            "FRAUD",
            "enabled",
            "true"
        };

        assertThat(ana.post("/automations/new", with(large, "days", "30")).body())
                .contains("True of one order now", "Nothing was done");
        assertThat(ana.get("/automations").body()).contains("Nothing is done by itself yet");
        var wrong = ana.post(
                "/automations/new",
                "name",
                "",
                "event",
                "PLACED",
                "when",
                "order.unit > 1",
                "action",
                "WORK",
                "delay",
                "x");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("1 to 100 characters", "At most 30 days", "line 1, column 6");
        assertThat(ana.post("/automations/new", large).body()).contains("Large is saved");
        assertThat(ana.post("/automations/check", "when", "order.unit").body()).contains("line 1, column 6");

        merchant.run(() -> {
            shop.placed(shop.line("TIN", 12));
            relay.drain();
            automations.runDueOfCompany();
        });
        assertThat(ana.get("/automations/runs?state=REFUSED").body())
                .contains("The order has no such hold", "Run again");
        assertThat(ana.get("/automations/runs?q=nothing").body()).contains("No runs");
        var id = api.get("/automations").body().at("/data/0/id").asString();
        assertThat(ana.get("/automations/" + id).body()).contains("value=\"RELEASE\" selected");
        var stale = ana.post("/automations/" + id, with(large, "version", "7"));
        assertThat(stale.statusCode()).isEqualTo(422);
        var run = api.get("/automation-runs").body().at("/data/0/id").asString();
        assertThat(ana.post("/automations/runs/" + run + "/repetition").body()).contains("within seconds");
        assertThat(ana.post("/automations/" + id + "/switch").body()).contains("Large is off");
        assertThat(ana.post("/automations/" + id + "/removal").body()).contains("Large is removed");
    }

    private static String[] with(String[] fields, String... more) {
        var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }
}
