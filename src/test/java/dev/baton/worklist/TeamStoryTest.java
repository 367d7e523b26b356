package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.Team.EscalationStep;
import dev.baton.worklist.WorkStep.What;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Work goes to the team that sees to it, to whoever has the least; and to somebody else when it is not done in time. */
@BatonTest
class TeamStoryTest {

    private static final String HELD = "ORDER_ON_HOLD";
    private static final String FRAUD = "FRAUD_REVIEW";

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    KeepInLine keepInLine;

    @Autowired
    DefineTeam defineTeam;

    @Autowired
    RemoveTeam removeTeam;

    @Autowired
    HandOverWork handOver;

    @Autowired
    ReopenWork reopen;

    @Autowired
    ResolveWork resolve;

    @Autowired
    TeamWatch watch;

    private static final WorkingHours ROUND_THE_CLOCK = new WorkingHours(
            new BusinessCalendar(
                    ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), Set.of(), LocalTime.of(23, 59, 59, 999_999_000)),
            LocalTime.MIDNIGHT,
            1);

    private static final Instant SATURDAY_NIGHT = Instant.parse("2027-01-16T18:00:00Z");

    @Autowired
    PauseWork pauseWork;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkQueries worklist;

    @Autowired
    Db db;

    Caller merchant;

    @BeforeEach
    void aCompany() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            users.defineRole(new Users.Role("desk", "Desk", List.of("worklist:write")));
            List.of("Ana", "Ben", "Cleo").forEach(this::person);
        });
    }

    @Test
    void each_item_goes_to_whoever_has_the_least_open_until_they_have_enough() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(team(List.of(HELD), List.of(), 3), null));
            var first = raised(HELD);
            handOver.handle(new HandOverWork.Command(first, "Ana", null, null));
            for (int i = 0; i < 6; i++) {
                raised(HELD);
            }

            look();

            assertThat(loads()).isEqualTo(Map.of("Ana", 3L, "Ben", 3L, "", 1L));
            assertThat(open().stream().filter(item -> item.owner() == null).toList())
                    .as("what is due last waits for whoever is free first")
                    .containsExactly(open().getLast());
            assertThat(worklist.steps(open().get(1).id()).getFirst().what()).isEqualTo(What.ASSIGNED);
        });
    }

    @Test
    void who_is_away_or_not_of_the_team_gets_nothing_and_other_kinds_wait() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(team(List.of(FRAUD), List.of("Ben"), 10), null));
            raised(FRAUD);
            raised(FRAUD);
            raised(HELD);

            look();

            assertThat(loads()).isEqualTo(Map.of("Ana", 2L, "", 1L));
        });
    }

    @Test
    void the_team_without_kinds_sees_to_what_no_other_names() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(team(List.of(FRAUD), List.of(), 10), null));
            defineTeam.handle(new DefineTeam.Command(
                    new Team("rest", "The rest", List.of(), List.of("Cleo"), List.of(), true, 10, List.of(), 0), null));
            raised(HELD);
            raised(FRAUD);

            look();

            assertThat(loads()).isEqualTo(Map.of("Ana", 1L, "Cleo", 1L));
            removeTeam.handle("rest");
            raised(HELD);
            look();
            assertThat(loads()).isEqualTo(Map.of("Ana", 1L, "Cleo", 1L, "", 1L));
        });
    }

    @Test
    void what_somebody_gave_back_to_all_is_left_to_whoever_claims_it() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(team(List.of(HELD), List.of(), 10), null));
            var item = raised(HELD);
            look();
            handOver.handle(new HandOverWork.Command(item, null, "Not mine", null));

            look();

            assertThat(worklist.get(item).owner()).isNull();
        });
    }

    @Test
    void what_is_overdue_climbs_one_step_after_the_other() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(
                    new Team(
                            "desk",
                            "Desk",
                            List.of(HELD),
                            List.of("Ana"),
                            List.of(),
                            true,
                            10,
                            List.of(new EscalationStep(0, "Ben"), new EscalationStep(3000, "Cleo")),
                            0),
                    null));
            var item = raised(HELD);
            look();
            assertThat(worklist.get(item).owner()).as("not due yet").isEqualTo("Ana");

            overdueSince(item, "4 days");
            look();
            look();
            assertThat(worklist.get(item)).satisfies(it -> {
                assertThat(it.owner()).isEqualTo("Ben");
                assertThat(it.escalation()).isEqualTo(1);
            });

            overdueSince(item, "30 days");
            look();
            look();
            assertThat(worklist.get(item).owner()).isEqualTo("Cleo");
            assertThat(worklist.steps(item)).extracting(WorkStep::what).startsWith(What.ESCALATED, What.ESCALATED);
            raised(HELD);
            assertThat(worklist.list(WorkFilter.open().onlyEscalated(), PageRequest.first(10))
                            .data())
                    .extracting(WorkItem::id)
                    .containsExactly(item);

            var late = raised(HELD);
            overdueSince(late, "30 days");
            look();
            assertThat(worklist.get(late).escalation())
                    .as("one step in one look")
                    .isEqualTo(1);

            resolve.handle(new ResolveWork.Command(item, "NONE", null, null));
            reopen.handle(new ReopenWork.Command(item, null, null));
            assertThat(worklist.get(item).escalation())
                    .as("its time begins anew")
                    .isZero();
        });
    }

    @Test
    void a_kind_is_seen_to_by_one_team_and_what_is_wrong_is_said_at_its_field() {
        merchant.run(() -> defineTeam.handle(new DefineTeam.Command(
                new Team("other", "Other", List.of(FRAUD), List.of("Cleo"), List.of(), false, 1, List.of(), 0), null)));

        merchant.run(() -> assertThatThrownBy(() ->
                        defineTeam.handle(new DefineTeam.Command(team(List.of(HELD, FRAUD), List.of(), 10), null)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::field)
                                .containsExactly("kinds[1]")));
        merchant.run(() -> assertThatThrownBy(() -> defineTeam.handle(new DefineTeam.Command(
                        new Team(
                                "No code",
                                "",
                                List.of("NO_KIND"),
                                List.of("Nobody"),
                                List.of("Ana"),
                                true,
                                0,
                                List.of(new EscalationStep(5, "Ana"), new EscalationStep(5, "Nobody")),
                                0),
                        null)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::field)
                                .contains(
                                        "team",
                                        "name",
                                        "kinds[0]",
                                        "members",
                                        "away",
                                        "most",
                                        "escalation[1].minutes",
                                        "escalation[1].to")));
    }

    /** The company works from eight to six on weekdays, the desk for fraud round the clock; a hold has four hours, and so has fraud. */
    @Test
    void what_a_team_sees_to_is_due_and_climbs_by_its_own_hours() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(
                    new Team(
                            "night",
                            "Night",
                            List.of(FRAUD),
                            List.of("Ana"),
                            List.of(),
                            false,
                            10,
                            ROUND_THE_CLOCK,
                            List.of(new EscalationStep(60, "Ben")),
                            0),
                    null));
            assertThat(worklist.team("night").hours())
                    .extracting(WorkingHours::calendar, WorkingHours::opensAt)
                    .containsExactly(ROUND_THE_CLOCK.calendar(), LocalTime.MIDNIGHT);
            var item = ScopedClock.at(SATURDAY_NIGHT, () -> raised(FRAUD));
            var held = ScopedClock.at(SATURDAY_NIGHT, () -> raised(HELD));

            assertThat(worklist.get(item).dueAt()).isEqualTo(SATURDAY_NIGHT.plus(Duration.ofHours(4)));
            assertThat(worklist.get(held).dueAt())
                    .as("at noon on Monday")
                    .isEqualTo(worklist.workingHours().after(SATURDAY_NIGHT, Duration.ofHours(4)));

            at(SATURDAY_NIGHT.plus(Duration.ofMinutes(299)), this::look);
            assertThat(worklist.get(item).owner())
                    .as("59 minutes after it was due")
                    .isNull();
            at(SATURDAY_NIGHT.plus(Duration.ofMinutes(301)), this::look);
            assertThat(worklist.get(item).owner()).isEqualTo("Ben");
            var until = SATURDAY_NIGHT.plus(Duration.ofHours(10));
            var paused = ScopedClock.at(SATURDAY_NIGHT, () -> raised(FRAUD));
            at(SATURDAY_NIGHT, () -> pauseWork.handle(new PauseWork.Command(paused, until, "Its bank", null)));
            assertThat(worklist.get(paused).dueAt()).isEqualTo(until.plus(Duration.ofHours(4)));
        });
    }

    private static void at(Instant moment, Runnable work) {
        ScopedClock.at(moment, () -> {
            work.run();
            return moment;
        });
    }

    @Test
    void two_nodes_that_look_at_once_give_each_item_once() {
        merchant.run(() -> {
            defineTeam.handle(new DefineTeam.Command(team(List.of(HELD), List.of(), 100), null));
            for (int i = 0; i < 40; i++) {
                raised(HELD);
            }
        });

        Race.of(
                4,
                _ -> merchant.call(() -> {
                    look();
                    return true;
                }));

        merchant.run(() -> {
            assertThat(loads().keySet()).containsExactlyInAnyOrder("Ana", "Ben");
            assertThat(open())
                    .allSatisfy(item -> assertThat(worklist.steps(item.id()))
                            .filteredOn(step -> step.what() == What.ASSIGNED)
                            .hasSize(1));
        });
    }

    private void person(String name) {
        users.create(
                name.toLowerCase(Locale.ROOT) + "@" + UUID.randomUUID() + ".example",
                name,
                "four-words-make-one",
                "desk",
                "en");
    }

    private static Team team(List<String> kinds, List<String> away, int most) {
        return new Team("front-desk", "Front desk", kinds, List.of("Ana", "Ben"), away, true, most, List.of(), 0);
    }

    private void look() {
        transaction.executeWithoutResult(_ -> watch.look());
    }

    private WorkItemId raised(String kind) {
        var subject = new Subject("order", UUID.randomUUID(), "SO-1");
        keepInLine.handle(new KeepInLine.Command(
                Set.of(kind),
                List.of(subject.id()),
                List.of(new Wrong(
                        kind,
                        subject,
                        subject.id(),
                        null,
                        "/orders",
                        Sentence.of("worklist.wrong.hold", "credit"),
                        false,
                        null,
                        null))));
        return open().stream()
                .filter(item -> item.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void overdueSince(WorkItemId item, String age) {
        transaction.executeWithoutResult(
                _ -> db.sql("""
                        update worklist.items
                        set due_at = now() - cast(:age as interval)
                        where tenant_id = :tenant
                        and item_id = :item
                        """).param("age", age).param("item", item.value()).update());
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(200)).data();
    }

    /** How many each has; those of nobody under an empty name. */
    private Map<String, Long> loads() {
        return open().stream()
                .collect(
                        Collectors.groupingBy(item -> item.owner() == null ? "" : item.owner(), Collectors.counting()));
    }
}
