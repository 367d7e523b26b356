package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.CorrectiveAction.State;
import dev.baton.worklist.Effect.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A cause is dealt with, and counted whether it helped. */
@BatonTest
class CorrectiveActionStoryTest {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-10-01");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    PlanCorrectiveAction plan;

    @Autowired
    CompleteCorrectiveAction complete;

    @Autowired
    ReopenCorrectiveAction reopen;

    @Autowired
    CorrectiveActionQueries actions;

    @Autowired
    WorkQueries worklist;

    @Autowired
    KeepInLine keepInLine;

    @Autowired
    ResolveWork resolveWork;

    @Autowired
    FixDesk desk;

    @Autowired
    LookAgain lookAgain;

    @Autowired
    Audit audit;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
    }

    @Test
    void an_action_that_helped_is_checked_and_bothers_nobody() {
        merchant.run(() -> {
            closed("CARRIER", 4, -5);
            closed("CARRIER", 3, -40);
            closed("SUPPLY", 9, -5);
            var action = done(planned("CARRIER", null));
            closed("CARRIER", 2, 5);
            closed("SUPPLY", 9, 5);

            at(10, () -> {
                lookAgain.everything();
                assertThat(actions.get(action)).satisfies(found -> {
                    assertThat(found.state()).isEqualTo(State.DONE);
                    assertThat(found.effect())
                            .isEqualTo(new Effect(Verdict.TOO_EARLY, 4, 2, NOW.plus(Duration.ofDays(30))));
                });
            });
            at(31, () -> {
                lookAgain.everything();
                assertThat(actions.get(action)).satisfies(found -> {
                    assertThat(found.state()).isEqualTo(State.CHECKED);
                    assertThat(found.effect())
                            .isEqualTo(new Effect(Verdict.EFFECTIVE, 4, 2, NOW.plus(Duration.ofDays(30))));
                });
                assertThat(open()).isEmpty();
            });
            assertThat(audit.list(Audit.Filter.actor(""), PageRequest.first(10)).data().stream()
                            .filter(entry -> entry.subjectType().equals("corrective-action"))
                            .map(Audit.Entry::action))
                    .containsExactly("checked", "done", "created");
        });
    }

    @Test
    void an_action_that_did_not_help_comes_onto_the_worklist_until_it_is_taken_up_again() {
        merchant.run(() -> {
            closed("CARRIER", 2, -5);
            var action = done(planned("CARRIER", null));
            closed("CARRIER", 2, 5);

            at(31, lookAgain::everything);
            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(CorrectiveActionWatch.IN_VAIN);
                assertThat(item.wrong().facts()).containsExactly("2", "2", "30");
                assertThat(item.link()).isEqualTo("/worklist/actions/" + action);
            });
            closed("CARRIER", 5, 6);
            at(32, lookAgain::everything);
            assertThat(Objects.requireNonNull(actions.get(action).effect()).itemsAfter())
                    .isEqualTo(2);

            at(
                    33,
                    () -> assertThat(
                                    reopen.handle(new ReopenCorrectiveAction.Command(action, TODAY.plusDays(60), null)))
                            .isInstanceOf(ReopenCorrectiveAction.ActionReopened.class));
            at(33, lookAgain::everything);
            assertThat(open()).isEmpty();
            assertThat(actions.get(action)).satisfies(found -> {
                assertThat(found.state()).isEqualTo(State.OPEN);
                assertThat(found.effect()).isNull();
                assertThat(found.reopened()).isEqualTo(1);
            });
        });
    }

    @Test
    void only_what_is_of_its_kind_is_counted_where_it_names_one() {
        merchant.run(() -> {
            closed("CARRIER", 4, -5);
            var action = done(planned("CARRIER", "CORRECTIVE_ACTION_IN_VAIN"));

            at(31, lookAgain::everything);

            assertThat(Objects.requireNonNull(actions.get(action).effect()).itemsBefore())
                    .isZero();
        });
    }

    @Test
    void what_is_overdue_is_on_the_worklist_until_it_is_done() {
        merchant.run(() -> {
            var action = planned("CARRIER", null);
            at(0, lookAgain::everything);
            assertThat(open()).isEmpty();

            at(15, lookAgain::everything);
            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(CorrectiveActionWatch.OVERDUE);
                assertThat(item.subject().label()).isEqualTo("Ask for labels earlier");
                assertThat(item.wrong().facts()).containsExactly("2026-10-15", "Theo Ladle");
            });

            at(16, () -> complete.handle(new CompleteCorrectiveAction.Command(action, "Done", null)));
            at(16, lookAgain::everything);
            assertThat(open()).isEmpty();
            at(
                    17,
                    () -> assertThat(complete.handle(new CompleteCorrectiveAction.Command(action, "Again", null)))
                            .isInstanceOf(CompleteCorrectiveAction.DoneAlready.class));
        });
    }

    @Test
    void what_is_overdue_is_given_another_day_and_what_did_not_help_is_taken_up_again() {
        merchant.run(() -> {
            closed("CARRIER", 2, -5);
            var action = planned("CARRIER", null);
            at(15, lookAgain::everything);
            var overdue = open().getFirst();
            at(15, () -> {
                assertThatThrownBy(() -> desk.apply(overdue, "MOVE_DUE_DATE", Map.of("due", "2026-10-16")))
                        .isInstanceOf(Invalid.class);
                desk.applied(overdue, "MOVE_DUE_DATE", Map.of("due", "2026-10-30"));
                assertThat(actions.get(action).plan().dueOn()).isEqualTo("2026-10-30");
                desk.undoLast(overdue);
                assertThat(actions.get(action).plan().dueOn()).isEqualTo(TODAY.plusDays(14));
                lookAgain.everything();
                desk.applied(open().getFirst(), "MOVE_DUE_DATE", Map.of("due", "2026-10-30"));
            });
            at(16, lookAgain::everything);
            assertThat(open()).isEmpty();

            at(17, () -> complete.handle(new CompleteCorrectiveAction.Command(action, "Asked", null)));
            closed("CARRIER", 2, 18);
            at(50, lookAgain::everything);
            var vain = open().getFirst();
            assertThat(vain.kind()).isEqualTo(CorrectiveActionWatch.IN_VAIN);
            at(50, () -> desk.applied(vain, "TRY_ACTION_AGAIN", Map.of("due", "2027-01-31")));
            assertThat(actions.get(action).state()).isEqualTo(State.OPEN);
        });
    }

    @Test
    void the_api_plans_changes_completes_and_reopens() {
        var api = new Api(port, tenants.key(merchant));
        var body = """
                { "cause": "CARRIER", "title": "Ask for labels earlier", "what": "Before noon", "dueOn": "2027-01-31" }
                """;
        var planned = api.post("/corrective-actions", body);
        assertThat(planned.status()).as(planned.response().body()).isEqualTo(201);
        assertThat(planned.header("ETag")).isEqualTo("\"1\"");
        assertThat(planned.body().path("checkAfterDays").asInt()).isEqualTo(30);
        var address = planned.header("Location").replace("/api/v1", "");

        var changed = api.put(address, body.replace("noon", "ten"));
        assertThat(changed.body().path("what").asString()).isEqualTo("Before ten");
        assertThat(api.send("PUT", address, body, Map.of("If-Match", "\"1\"")).problem())
                .isEqualTo("changed-meanwhile");
        assertThat(api.put(address + "/reopening", "{ \"dueOn\": \"2027-02-28\" }")
                        .problem())
                .isEqualTo("corrective-action-not-done");
        assertThat(api.put(address + "/completion", "{ \"note\": \" \" }").problem())
                .isEqualTo("invalid-request");

        var done = api.put(address + "/completion", "{ \"note\": \"Since today\" }");
        assertThat(done.body().path("state").asString()).isEqualTo("DONE");
        assertThat(done.body().at("/effect/verdict").asString()).isEqualTo("TOO_EARLY");
        assertThat(api.put(address, body).problem()).isEqualTo("corrective-action-done");
        assertThat(api.put(address + "/completion", "{ \"note\": \"x\" }").problem())
                .isEqualTo("corrective-action-done");
        assertThat(api.put(address + "/reopening", "{ \"dueOn\": \"2027-02-28\" }")
                        .body()
                        .path("dueOn")
                        .asString())
                .isEqualTo("2027-02-28");

        api.post("/corrective-actions", body.replace("2027-01-31", "2027-01-01").replace("CARRIER", "SUPPLY"));
        var page = api.get("/corrective-actions?limit=1&state=OPEN");
        assertThat(page.body().at("/data/0/cause").asString()).isEqualTo("SUPPLY");
        assertThat(api.get("/corrective-actions?limit=1&state=OPEN&cursor="
                                + page.body().path("next").asString())
                        .body()
                        .at("/data/0/cause")
                        .asString())
                .isEqualTo("CARRIER");
        assertThat(api.get("/corrective-actions?cause=SUPPLY")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/corrective-actions/" + UUID.randomUUID()).problem())
                .isEqualTo("not-found");
    }

    @Test
    void what_is_wrong_with_a_plan_is_named() {
        var api = new Api(port, tenants.key(merchant));

        var refused = api.post("/corrective-actions", """
                { "cause": "NO_SUCH", "kind": "NO_SUCH", "title": "x", "what": "y", "dueOn": "2027-01-31",
                  "link": "javascript:alert(1)" }
                """);

        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.response().body()).contains("\"cause\"", "\"kind\"", "\"link\"");
        assertThat(api.post("/corrective-actions", """
                { "cause": "CARRIER", "title": "x", "what": "y", "dueOn": "2027-01-31", "link": "//evil.example" }
                """).response().body()).contains("\"link\"");
    }

    @Test
    void the_console_plans_one_from_a_cause_and_completes_it() {
        var ana = Browser.signedIn(port, users, merchant);
        merchant.run(() -> closed("CARRIER", 2, ChronoUnit.DAYS.between(NOW, Instant.now()) - 1));
        assertThat(ana.get("/worklist/causes").body()).contains("/worklist/actions/new?cause=CARRIER");
        assertThat(ana.get("/worklist/actions").body()).contains("No corrective action");
        assertThat(ana.get("/worklist/actions/new?cause=CARRIER").body())
                .contains("<option value=\"CARRIER\" selected");

        var refused = ana.post("/worklist/actions/new", "cause", "CARRIER", "title", "", "dueOn", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Give the day by which it must be done");
        assertThat(ana.post(
                                "/worklist/actions/new",
                                "cause",
                                "CARRIER",
                                "title",
                                "",
                                "dueOn",
                                "2027-01-31",
                                "link",
                                "x:y")
                        .body())
                .contains("It needs a title", "Say what is to be done", "Give an address such as");

        var planned = ana.post(
                "/worklist/actions/new",
                "cause",
                "CARRIER",
                "title",
                "Ask earlier",
                "what",
                "Before noon",
                "dueOn",
                "2027-01-31",
                "owner",
                "Ana Duarte",
                "link",
                "/rules",
                "checkAfterDays",
                "14",
                "kind",
                "");
        assertThat(planned.body()).contains("Planned: Ask earlier", "Before noon", "Carrier late or at fault");
        var action = "/worklist/actions/"
                + merchant.call(() -> actions.list(null, null, PageRequest.first(1))
                        .data()
                        .getFirst()
                        .id());
        assertThat(ana.get("/worklist/actions?state=OPEN").body()).contains("Ask earlier", "Ana Duarte");
        assertThat(ana.get(action + "/edit").body()).contains("value=\"Ask earlier\"");
        assertThat(ana.post(
                                action + "/edit",
                                "version",
                                "1",
                                "cause",
                                "CARRIER",
                                "title",
                                "Ask much earlier",
                                "what",
                                "At ten",
                                "dueOn",
                                "2027-01-31",
                                "checkAfterDays",
                                "14")
                        .body())
                .contains("Ask much earlier", "At ten");
        assertThat(ana.post(action + "/completion", "note", "").body()).contains("Say what was done");
        assertThat(ana.post(action + "/completion", "note", "Told them").body())
                .contains("Whether it helped can be said from", "Told them", "Take up again");
        assertThat(ana.get("/worklist/actions").body()).contains("2 before, 0 after");
        assertThat(ana.post(action + "/reopening", "dueOn", "2027-03-01").body())
                .contains("Open again", "It is done");
    }

    private CorrectiveActionId planned(String cause, @Nullable String kind) {
        return ScopedClock.at(
                NOW,
                () -> plan.handle(new CorrectivePlan(
                                cause,
                                kind,
                                "Ask for labels earlier",
                                "Before noon",
                                "Theo Ladle",
                                TODAY.plusDays(14),
                                null,
                                30))
                        .id());
    }

    private CorrectiveActionId done(CorrectiveActionId action) {
        at(0, () -> complete.handle(new CompleteCorrectiveAction.Command(action, "Asked", null)));
        return action;
    }

    /** Exceptions that a person closed so many days after the beginning of the story. */
    private void closed(String cause, int items, long days) {
        at(days, () -> {
            for (int i = 0; i < items; i++) {
                var id = UUID.randomUUID();
                keepInLine.handle(new KeepInLine.Command(
                        Set.of("ORDER_ON_HOLD"),
                        List.of(id),
                        List.of(new Wrong(
                                "ORDER_ON_HOLD",
                                new Subject("order", id, "SO-1"),
                                id,
                                null,
                                "/orders/" + id,
                                Sentence.of("worklist.wrong.given-up", 1, 2),
                                false,
                                null,
                                null))));
                var item = worklist.list(WorkFilter.open(), PageRequest.first(200)).data().stream()
                        .filter(each -> each.subject().id().equals(id))
                        .findFirst()
                        .orElseThrow();
                resolveWork.handle(new ResolveWork.Command(item.id(), cause, "Seen to", null));
            }
        });
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data();
    }

    private static void at(long days, Runnable work) {
        ScopedClock.at(NOW.plus(Duration.ofDays(days)), () -> {
            work.run();
            return days;
        });
    }
}
