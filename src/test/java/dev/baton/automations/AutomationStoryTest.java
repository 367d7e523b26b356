package dev.baton.automations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageView;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.Stage;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.StaleVersion;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.ResolveWork;
import dev.baton.worklist.Severity;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something happens, a condition is true, something is done; and every way in which it is not. */
@BatonTest
class AutomationStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    OrderQueries orders;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    WorkQueries worklist;

    @Autowired
    ResolveWork resolve;

    @Autowired
    DefineAutomation define;

    @Autowired
    RemoveAutomation remove;

    @Autowired
    RepeatRun repeat;

    @Autowired
    RunAutomations automations;

    @Autowired
    TryAutomation tryAutomation;

    @Autowired
    AutomationQueries queries;

    @Autowired
    AutomationWork work;

    @Autowired
    FixDesk desk;

    @Autowired
    Runs runs;

    @Autowired
    Audit audit;

    @Autowired
    MessageQueries messages;

    @Autowired
    JdbcClient jdbc;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 1000);
        });
    }

    @Test
    void a_placed_order_of_which_the_condition_is_true_is_held_under_the_name_of_the_automation() {
        merchant.run(() -> {
            define(hold("Large orders", Trigger.PLACED, "order.units > 10", "{order.units} units"));
            var large = shop.placed(shop.line("TIN", 11));
            var small = shop.placed(shop.line("TIN", 10));

            happened();

            assertThat(active(large.id())).singleElement().satisfies(hold -> {
                assertThat(hold.reason()).isEqualTo(HoldReason.OTHER);
                assertThat(hold.note()).isEqualTo("11 units");
                assertThat(hold.placedBy()).isEqualTo("Automation: Large orders");
                assertThat(hold.automatic()).isFalse();
            });
            assertThat(active(small.id())).isEmpty();
            assertThat(states(large.id())).containsExactly(RunState.DONE);
            assertThat(states(small.id())).containsExactly(RunState.NOT_MET);
            assertThat(log(large.id()).getFirst().orderNumber()).isEqualTo(large.number());
            assertThat(log(large.id()).getFirst().version()).isEqualTo(1);
        });
    }

    @Test
    void a_customer_gets_a_letter_that_no_person_has_written() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "Thanks",
                    true,
                    Trigger.PLACED,
                    "order.units > 10",
                    0,
                    Action.LETTER,
                    null,
                    null,
                    null,
                    "A large order",
                    "Thank you for {order.units} units.\nWe will call you."));
            var large = shop.placed(shop.line("TIN", 11));
            var small = shop.placed(shop.line("TIN", 1));

            happened();

            assertThat(states(large.id())).containsExactly(RunState.DONE);
            assertThat(letters(large.id())).singleElement().satisfies(letter -> {
                assertThat(letter.writtenBy()).isEqualTo("Automation: Thanks");
                assertThat(String.valueOf(letter.mail()))
                        .contains("A large order", "Thank you for 11 units.", "We will call you.");
            });
            assertThat(letters(small.id())).isEmpty();
            assertThat(jdbc.sql("select count(*) from notifications.letters_by_hand_view where order_id = :order")
                            .param("order", large.id().value())
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void the_same_event_told_twice_is_one_run() {
        merchant.run(() -> {
            var automation = define(hold("All", Trigger.PLACED, "", ""));
            var order = shop.placed(shop.line("TIN", 1));
            relay.drain();
            var event = jdbc.sql("select event_id from automations.runs where automation_id = :id")
                    .param("id", automation.id().value())
                    .query(java.util.UUID.class)
                    .single();

            runs.add(List.of(new Runs.Noted(
                    RunId.next(), automation, order.id(), Trigger.PLACED, event, Instant.now(), Instant.now())));

            assertThat(log(order.id())).hasSize(1);
        });
    }

    @Test
    void a_delay_is_waited_out_and_the_order_is_judged_as_it_stands_then() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "Held for two days",
                    true,
                    Trigger.HELD,
                    "order.isOpen && 'FRAUD' in order.holds",
                    2 * 24 * 60,
                    Action.WORK,
                    null,
                    null,
                    Severity.HIGH,
                    "Still held, {order.total} {order.currency}"));
            var still = shop.placed(shop.line("TIN", 1));
            var over = shop.placed(shop.line("TIN", 1));
            held(still.id(), HoldReason.FRAUD);
            held(over.id(), HoldReason.FRAUD);
            happened();
            assertThat(states(still.id())).containsExactly(RunState.WAITING);
            cancelled(over.id());

            ScopedClock.at(Instant.now().plus(Duration.ofHours(47)), () -> {
                happened();
                return "";
            });
            assertThat(states(still.id())).containsExactly(RunState.WAITING);
            ScopedClock.at(Instant.now().plus(Duration.ofHours(49)), () -> {
                happened();
                return "";
            });

            assertThat(states(still.id())).containsExactly(RunState.DONE);
            assertThat(states(over.id())).containsExactly(RunState.NOT_MET);
            assertThat(open("AUTOMATION_HIGH")).singleElement().satisfies(item -> {
                assertThat(item.severity()).isEqualTo(Severity.HIGH);
                assertThat(item.wrong().facts()).containsExactly("Still held, 2.50 USD", "Held for two days");
                assertThat(Objects.requireNonNull(item.order()).number()).isEqualTo(still.number());
            });
        });
    }

    @Test
    void an_item_is_there_once_comes_back_when_it_happens_again_and_goes_with_the_order() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "Ask", true, Trigger.HELD, "", 0, Action.WORK, null, null, Severity.NORMAL, "Ask why"));
            var order = shop.placed(shop.line("TIN", 1));
            held(order.id(), HoldReason.FRAUD);
            happened();
            held(order.id(), HoldReason.OTHER);
            happened();
            var item = open("AUTOMATION_NORMAL").getFirst();
            assertThat(open("AUTOMATION_NORMAL")).hasSize(1);

            resolve.handle(new ResolveWork.Command(item.id(), "NONE", "Asked", null));
            assertThat(open("AUTOMATION_NORMAL")).isEmpty();
            held(order.id(), HoldReason.PRICE);
            happened();
            assertThat(open("AUTOMATION_NORMAL")).hasSize(1);

            cancelled(order.id());
            happened();
            assertThat(open("AUTOMATION_NORMAL")).isEmpty();
        });
    }

    @Test
    void two_that_undo_each_other_come_to_rest_and_somebody_is_told_once() {
        merchant.run(() -> {
            define(hold("Hold again", Trigger.RELEASED, "", ""));
            define(new AutomationPlan("Let go", true, Trigger.HELD, "", 0, Action.RELEASE, "OTHER", null, null, ""));
            var order = shop.placed(shop.line("TIN", 1));
            held(order.id(), HoldReason.OTHER);

            for (int round = 0; round < 20; round++) {
                happened();
            }

            assertThat(states(order.id())).containsOnly(RunState.DONE, RunState.LOOP_GUARD);
            assertThat(states(order.id()).stream().filter(RunState.DONE::equals))
                    .hasSize(2 * CarryOutRun.MOST_A_DAY);
            assertThat(states(order.id()).stream().filter(RunState.LOOP_GUARD::equals))
                    .hasSize(1);
            work.look();
            work.look();
            assertThat(open(AutomationWork.LOOP))
                    .singleElement()
                    .satisfies(item -> assertThat(item.wrong().facts()).containsExactly("Let go"));
            ScopedClock.at(Instant.now().plus(Duration.ofDays(2)), () -> {
                work.look();
                return "";
            });
            assertThat(open(AutomationWork.LOOP)).isEmpty();
        });
    }

    @Test
    void one_that_goes_round_is_switched_off_from_the_list_and_on_again() {
        merchant.run(() -> {
            define(hold("Hold again", Trigger.RELEASED, "", ""));
            define(new AutomationPlan("Let go", true, Trigger.HELD, "", 0, Action.RELEASE, "OTHER", null, null, ""));
            held(shop.placed(shop.line("TIN", 1)).id(), HoldReason.OTHER);
            for (int round = 0; round < 20; round++) {
                happened();
            }
            work.look();
            var item = open(AutomationWork.LOOP).getFirst();
            var loops = new AutomationId(item.subject().id());

            desk.applied(item, "SWITCH_OFF_AUTOMATION", Map.of());
            assertThat(queries.get(loops).plan().enabled()).isFalse();
            work.look();
            assertThat(open(AutomationWork.LOOP))
                    .as("it did happen, and is dealt with")
                    .isEmpty();
            desk.undoLast(item);
            assertThat(queries.get(loops).plan().enabled()).isTrue();
            work.look();
            assertThat(open(AutomationWork.LOOP)).hasSize(1);
        });
    }

    @Test
    void an_automation_that_causes_its_own_event_does_not_go_round() {
        merchant.run(() -> {
            define(hold("Held is held", Trigger.HELD, "", ""));
            var order = shop.placed(shop.line("TIN", 1));
            held(order.id(), HoldReason.FRAUD);

            for (int round = 0; round < 5; round++) {
                happened();
            }

            assertThat(active(order.id())).hasSize(2);
            assertThat(log(order.id()).stream().map(Run::why)).containsExactly(Why.ALREADY_SO, null);
        });
    }

    @Test
    void what_the_order_does_not_allow_is_written_down_and_can_be_tried_again() {
        merchant.run(() -> {
            define(hold("Too late", Trigger.CANCELLED, "", ""));
            define(new AutomationPlan(
                    "No such", true, Trigger.PLACED, "", 0, Action.RELEASE, "FRAUD", null, null, "checked"));
            var order = shop.placed(shop.line("TIN", 1));
            happened();
            assertThat(log(order.id()).getFirst().state()).isEqualTo(RunState.REFUSED);
            assertThat(log(order.id()).getFirst().why()).isEqualTo(Why.NO_SUCH_HOLD);

            held(order.id(), HoldReason.FRAUD);
            assertThat(repeat.handle(log(order.id()).getFirst().id())).isInstanceOf(RepeatRun.RunRepeated.class);
            happened();
            assertThat(states(order.id())).containsExactly(RunState.DONE);
            assertThat(active(order.id())).isEmpty();
            assertThat(repeat.handle(log(order.id()).getFirst().id())).isInstanceOf(RepeatRun.NotRepeatable.class);

            cancelled(order.id());
            happened();
            assertThat(log(order.id()).getFirst().why()).isEqualTo(Why.NOTHING_TO_HOLD);
            assertThat(orders.get(order.id()).stage()).isEqualTo(Stage.CANCELLED);
        });
    }

    @Test
    void it_may_not_release_what_takes_more_than_changing_orders() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "Let all go", true, Trigger.HELD, "", 0, Action.RELEASE, "DENIED_PARTY", null, null, ""));
            var order = shop.placed(shop.line("TIN", 1));
            held(order.id(), HoldReason.DENIED_PARTY);

            happened();

            assertThat(active(order.id())).hasSize(1);
            var run = log(order.id()).getFirst();
            assertThat(run.why()).isEqualTo(Why.NOT_ENTITLED);
            assertThat(run.detail()).isEqualTo("screening:write");
        });
    }

    @Test
    void what_waits_for_a_person_it_does_not_release() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "Let all go", true, Trigger.HELD, "", 0, Action.RELEASE, "DISCOUNT", null, null, ""));
            var order = shop.placed(shop.line("TIN", 1));
            holdOrder.handle(HoldOrder.Command.automatic(order.id(), HoldReason.DISCOUNT, "Above 10.00 USD"));

            happened();

            assertThat(active(order.id())).hasSize(1);
            assertThat(log(order.id()).getFirst().why()).isEqualTo(Why.NEEDS_APPROVAL);
        });
    }

    @Test
    void a_condition_that_cannot_be_worked_out_never_acts() {
        merchant.run(() -> {
            var automation = define(hold("Second line", Trigger.PLACED, "lines[1].quantity > 0", ""));
            var order = shop.placed(shop.line("TIN", 1));

            happened();

            assertThat(active(order.id())).isEmpty();
            var run = log(order.id()).getFirst();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.why()).isEqualTo(Why.UNCLEAR);
            assertThat(run.detail()).isNotBlank();
            work.look();
            assertThat(open(AutomationWork.FAILED)).hasSize(1);

            change(automation, hold("Second line", Trigger.PLACED, "size(lines) > 1 && lines[1].quantity > 0", ""));
            var item = open(AutomationWork.FAILED).getFirst();
            desk.applied(item, "REPEAT_RUNS", Map.of());
            happened();
            assertThat(states(order.id())).containsExactly(RunState.NOT_MET);
            assertThat(log(order.id()).getFirst().version()).isEqualTo(2);
            work.look();
            assertThat(open(AutomationWork.FAILED)).isEmpty();
            assertThat(desk.apply(item, "REPEAT_RUNS", Map.of())).isInstanceOf(ApplyFix.Refused.class);
        });
    }

    @Test
    void what_breaks_is_tried_again_a_few_times_and_stays_as_failed() {
        merchant.run(() -> {
            var automation = define(hold("Breaks", Trigger.PLACED, "", ""));
            jdbc.sql("update automations.automations set reason = 'NO_SUCH' where automation_id = :id")
                    .param("id", automation.id().value())
                    .update();
            var order = shop.placed(shop.line("TIN", 1));
            happened();
            assertThat(log(order.id()).getFirst().attempts()).isEqualTo(1);
            assertThat(states(order.id())).containsExactly(RunState.WAITING);
            happened();
            assertThat(log(order.id()).getFirst().attempts()).isEqualTo(1);

            var later = Instant.now();
            for (var pause : PutOffRun.PAUSES) {
                later = later.plus(pause).plusSeconds(5);
                ScopedClock.at(later, () -> {
                    happened();
                    return "";
                });
            }

            var run = log(order.id()).getFirst();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.why()).isEqualTo(Why.ERROR);
            assertThat(run.attempts()).isEqualTo(PutOffRun.PAUSES.size() + 1);
            assertThat(run.detail()).contains("NO_SUCH");
            assertThat(active(order.id())).isEmpty();
        });
    }

    @Test
    void many_workers_at_once_do_everything_once() {
        merchant.run(() -> {
            define(hold("All", Trigger.PLACED, "", ""));
            var placed = IntStream.range(0, 30)
                    .mapToObj(_ -> shop.placed(shop.line("TIN", 1)).id())
                    .toList();
            relay.drain();

            var ended = Race.of(8, _ -> merchant.call(automations::runDueOfCompany));

            assertThat(ended.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
            assertThat(placed).allSatisfy(id -> assertThat(active(id)).hasSize(1));
        });
    }

    @Test
    void many_workers_at_once_cannot_pass_the_loop_guard() {
        merchant.run(() -> {
            define(new AutomationPlan("Ask", true, Trigger.HELD, "", 0, Action.WORK, null, null, Severity.LOW, "Ask"));
            var order = shop.placed(shop.line("TIN", 1));
            IntStream.range(0, 12).forEach(_ -> held(order.id(), HoldReason.OTHER));
            relay.drain();

            Race.of(8, _ -> merchant.call(automations::runDueOfCompany));
            happened();

            assertThat(states(order.id()).stream().filter(RunState.DONE::equals))
                    .hasSize(CarryOutRun.MOST_A_DAY);
            assertThat(states(order.id()).stream().filter(RunState.LOOP_GUARD::equals))
                    .hasSize(7);
            ScopedClock.at(Instant.now().plus(Duration.ofDays(1)), () -> {
                held(order.id(), HoldReason.OTHER);
                happened();
                return "";
            });
            assertThat(log(order.id()).getFirst().state()).isEqualTo(RunState.DONE);
        });
    }

    @Test
    void priority_and_cancellation_go_through_the_order_itself() {
        merchant.run(() -> {
            define(new AutomationPlan(
                    "First", true, Trigger.PLACED, "order.units > 5", 0, Action.PRIORITY, null, 500, null, ""));
            define(new AutomationPlan(
                    "Fraud goes",
                    true,
                    Trigger.HELD,
                    "'FRAUD' in order.holds",
                    60,
                    Action.CANCEL,
                    "FRAUD",
                    null,
                    null,
                    "Nobody answered"));
            var order = shop.placed(shop.line("TIN", 6));
            happened();
            assertThat(orders.get(order.id()).priority()).isEqualTo(500);
            held(order.id(), HoldReason.FRAUD);
            happened();

            ScopedClock.at(Instant.now().plus(Duration.ofMinutes(61)), () -> {
                happened();
                return "";
            });

            assertThat(orders.get(order.id()).stage()).isEqualTo(Stage.CANCELLED);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void what_is_switched_off_or_removed_notes_nothing_and_does_nothing() {
        merchant.run(() -> {
            var off = define(hold("Off", Trigger.PLACED, "", "").enabled(false));
            var never = shop.placed(shop.line("TIN", 1));
            happened();
            assertThat(log(never.id())).isEmpty();

            var on = change(off, off.plan().enabled(true));
            var order = shop.placed(shop.line("TIN", 1));
            relay.drain();
            remove.handle(on.id(), EntityTags.of(2));
            happened();
            assertThat(states(order.id())).containsExactly(RunState.SWITCHED_OFF);
            assertThat(active(order.id())).isEmpty();
            assertThat(log(order.id()).getFirst().name()).isEqualTo("Off");
        });
    }

    @Test
    void what_cannot_be_understood_is_not_kept_and_changes_are_audited() {
        merchant.run(() -> {
            var refused = catchThrowableOfType(
                    Invalid.class, () -> define(hold("Wrong", Trigger.PLACED, "order.unit > 1", "{order.nothing}")));
            assertThat(refused.fields().stream().map(Invalid.Field::field)).containsExactly("message", "when");
            assertThat(refused.fields().getLast().message()).startsWith("line 1, column 6: ");

            var automation = define(hold("Right", Trigger.PLACED, "", ""));
            assertThatThrownBy(() -> define.handle(new DefineAutomation.Command(
                            automation.id(), automation.plan().enabled(false), EntityTags.of(7))))
                    .isInstanceOf(StaleVersion.class);
            change(automation, automation.plan().enabled(false));
            remove.handle(automation.id(), null);
            assertThat(audit
                            .list(new Audit.Filter(null, "automation", null, null, null, null), PageRequest.first(10))
                            .data()
                            .stream()
                            .map(Audit.Entry::action))
                    .containsExactly("removed", "changed", "created");
        });
    }

    @Test
    void a_trial_tells_which_orders_it_is_true_of_and_does_nothing() {
        merchant.run(() -> {
            var held = shop.placed(shop.line("TIN", 3));
            held(held.id(), HoldReason.PRICE);
            shop.placed(shop.line("TIN", 1));

            var report = tryAutomation.handle(
                    hold("Try", Trigger.PLACED, "'PRICE' in order.holds || lines[1].quantity > 0", "{order.units}"),
                    30);

            assertThat(report.orders()).isEqualTo(2);
            assertThat(report.matched()).isEqualTo(1);
            assertThat(report.unclear()).isEqualTo(1);
            assertThat(report.examples()).hasSize(2);
            assertThat(report.examples().getLast().number()).isEqualTo(held.number());
            assertThat(report.examples().getLast().message()).isEqualTo("3");
            assertThat(queries.runs(RunFilter.all(), PageRequest.first(10)).data())
                    .isEmpty();
            assertThatThrownBy(() -> tryAutomation.handle(hold("Try", Trigger.PLACED, "", ""), 91))
                    .isInstanceOf(Invalid.class);
        });
    }

    @Test
    void runs_are_forgotten_once_they_ended_long_ago() {
        merchant.run(() -> {
            define(hold("All", Trigger.PLACED, "", ""));
            define(new AutomationPlan(
                    "Later", true, Trigger.PLACED, "", 43_200, Action.WORK, null, null, Severity.LOW, "x"));
            var order = shop.placed(shop.line("TIN", 1));
            happened();
            assertThat(states(order.id())).hasSize(2);

            AutomationJobs.forget(runs, Instant.now().plus(Duration.ofDays(89)));
            assertThat(states(order.id())).hasSize(2);
            AutomationJobs.forget(runs, Instant.now().plus(Duration.ofDays(91)));
            assertThat(states(order.id())).containsExactly(RunState.WAITING);
        });
    }

    private static AutomationPlan hold(String name, Trigger event, String when, String message) {
        return new AutomationPlan(name, true, event, when, 0, Action.HOLD, "OTHER", null, null, message);
    }

    private Automation define(AutomationPlan plan) {
        return define.handle(new DefineAutomation.Command(null, plan, null));
    }

    private Automation change(Automation automation, AutomationPlan plan) {
        return define.handle(new DefineAutomation.Command(automation.id(), plan, EntityTags.of(automation.version())));
    }

    private List<MessageView> letters(OrderId order) {
        return messages
                .list(new MessageFilter(List.of(), MessageKind.NOTE, order, null), PageRequest.first(10))
                .data()
                .stream()
                .map(row -> messages.get(row.id()))
                .toList();
    }

    /** As the relay and the job do it. */
    private void happened() {
        relay.drain();
        automations.runDueOfCompany();
    }

    private void held(OrderId order, HoldReason reason) {
        holdOrder.handle(new HoldOrder.Command(order, reason, null, null, null));
    }

    private void cancelled(OrderId order) {
        cancelOrder.handle(new CancelOrder.Command(order, Map.of(), CancelReason.OTHER, null, null));
    }

    private List<Hold> active(OrderId order) {
        return orders.get(order).holds().stream().filter(Hold::isActive).toList();
    }

    private List<Run> log(@Nullable OrderId order) {
        return queries.runs(new RunFilter(null, null, order), PageRequest.first(100))
                .data();
    }

    private List<RunState> states(OrderId order) {
        return log(order).stream().map(Run::state).toList();
    }

    private List<WorkItem> open(String kind) {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data().stream()
                .filter(item -> item.kind().equals(kind))
                .toList();
    }
}
