package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.Invalid;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.platform.company.DefineCompany;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.time.ScopedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever is away lets a colleague decide about approvals, for days and not for good. */
@BatonTest
class DelegationStoryTest {

    private static final LocalDate FROM = LocalDate.of(2031, 3, 3);
    private static final LocalDate UNTIL = LocalDate.of(2031, 3, 4);
    private static final Instant NOON = Instant.parse("2031-03-03T20:00:00Z");

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    ChangeUser changeUser;

    @Autowired
    DefineRole defineRole;

    @Autowired
    ApiKeys keys;

    @Autowired
    Delegations delegations;

    @Autowired
    DelegateApprovals delegateApprovals;

    @Autowired
    EndDelegation endDelegation;

    @Autowired
    DefineCompany defineCompany;

    @Autowired
    Audit audit;

    Caller merchant;
    Users.User ana;
    Users.User bo;

    @BeforeEach
    void two_people_in_los_angeles() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            var blank = CompanyProfile.named("Larkspur");
            defineCompany.handle(new DefineCompany.Command(
                    new CompanyProfile(
                            "Larkspur",
                            "Larkspur",
                            null,
                            null,
                            null,
                            null,
                            null,
                            ZoneId.of("America/Los_Angeles"),
                            "USD",
                            "en",
                            blank.accent(),
                            0),
                    null));
            users.defineRole(new Users.Role("boss", "Boss", List.of("*")));
            users.defineRole(new Users.Role("finance", "Finance", List.of("approvals:read", "approvals:write")));
            users.defineRole(new Users.Role("clerk", "Clerk", List.of("orders:write", "people:write")));
            users.create(UUID.randomUUID() + "@example.org", "Boss", "a long password", "boss", "en");
        });
        ana = hired("Ana", "finance");
        bo = hired("Bo", "clerk");
    }

    @Test
    void the_right_is_there_from_the_first_day_to_the_last_in_the_zone_of_the_company() {
        given();

        assertThat(decidesFor("2031-03-03T07:59:59Z")).isEmpty();
        assertThat(decidesFor("2031-03-03T08:00:00Z")).containsExactly("Ana");
        assertThat(decidesFor("2031-03-05T07:59:59Z")).containsExactly("Ana");
        assertThat(decidesFor("2031-03-05T08:00:00Z")).isEmpty();
        var caller = at(NOON);
        assertThat(caller.may("approvals:read")).isTrue();
        assertThat(caller.may("approvals:write")).isTrue();
        assertThat(caller.mayOfOwn("approvals:write")).isFalse();
        assertThat(caller.may("payments:write")).isFalse();
        assertThat(caller.reach())
                .containsExactlyInAnyOrder("orders:write", "people:write", "approvals:read", "approvals:write");
    }

    @Test
    void it_ends_early_and_at_once_and_stands_in_the_trail() {
        var delegation = given();
        assertThat(at(NOON).may("approvals:write")).isTrue();

        assertThat(signedIn(bo, () -> endDelegation.handle(delegation.id()))).isInstanceOf(EndDelegation.Ended.class);

        var credentials = users.findByEmail(bo.email()).orElseThrow();
        var caller = ScopedClock.at(
                NOON, () -> users.callerOf(new SignedInUser(credentials, false)).orElseThrow());
        assertThat(caller.may("approvals:write")).isFalse();
        merchant.run(() -> {
            assertThat(audit.list(new Audit.Filter(null, "delegation", null, null, null, null), PageRequest.first(10))
                            .data())
                    .extracting(Audit.Entry::action)
                    .containsExactly("ended", "created");
            assertThat(delegations.list(PageRequest.first(10)).data())
                    .singleElement()
                    .satisfies(ended -> {
                        assertThat(ended.state()).isEqualTo(Delegation.State.ENDED);
                        assertThat(ended.endedBy()).isEqualTo("Bo");
                    });
        });
    }

    @Test
    void whoever_loses_the_right_has_handed_on_nothing() {
        given();
        merchant.run(() -> {
            var command = new ChangeUser.Command(ana.id(), null, "Ana", "finance", "en", false);
            assertThat(changeUser.handle(command)).isInstanceOf(ChangeUser.Changed.class);
        });
        assertThat(decidesFor(NOON.toString())).isEmpty();
        merchant.run(() -> {
            changeUser.handle(new ChangeUser.Command(ana.id(), null, "Ana", "finance", "en", true));
            changeUser.handle(new ChangeUser.Command(ana.id(), null, "Ana", "clerk", "en", true));
        });
        assertThat(decidesFor(NOON.toString())).isEmpty();
        merchant.run(() -> changeUser.handle(new ChangeUser.Command(ana.id(), null, "Ana", "boss", "en", true)));
        assertThat(decidesFor(NOON.toString())).containsExactly("Ana");
    }

    @Test
    void what_was_handed_to_somebody_is_not_theirs_to_give() {
        given();
        var caller = at(NOON);

        var role = new Users.Role("agreeing", "Agreeing", List.of("approvals:write"));
        assertThat(caller.call(() -> defineRole.handle(new DefineRole.Command(role, true))))
                .isInstanceOf(DefineRole.BeyondOwn.class);
        assertThatThrownBy(() -> caller.run(() -> keys.create("mine", List.of("approvals:write"))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> caller.run(() ->
                        users.create(UUID.randomUUID() + "@example.org", "Cy", "a long password", "finance", "en")))
                .hasMessageContaining("goes beyond your own");
        var onward = new DelegateApprovals.Command(null, ana.id(), FROM, UNTIL);
        assertThat(signedIn(bo, () -> delegateApprovals.handle(onward)))
                .isInstanceOf(DelegateApprovals.NotTheirs.class);
        var forAna = new DelegateApprovals.Command(ana.id(), bo.id(), UNTIL.plusDays(1), UNTIL.plusDays(2));
        assertThat(signedIn(bo, () -> delegateApprovals.handle(forAna)))
                .isInstanceOf(DelegateApprovals.NotTheirs.class);
    }

    @Test
    void what_does_not_go_together_is_named() {
        assertThat(wrong(UUID.randomUUID(), FROM, UNTIL)).containsExactly("delegate");
        assertThat(wrong(ana.id(), FROM, UNTIL)).containsExactly("delegate");
        assertThat(wrong(bo.id(), UNTIL, FROM)).containsExactly("until");
        assertThat(wrong(bo.id(), FROM, FROM.plusYears(1))).containsExactly("until");
        assertThat(wrong(bo.id(), LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2)))
                .containsExactly("until");
        given();
        assertThat(wrong(bo.id(), UNTIL, UNTIL.plusDays(3))).containsExactly("from");
        assertThat(wrong(bo.id(), FROM.minusDays(3), FROM)).containsExactly("from");
        assertThat(signedIn(
                        ana,
                        () -> delegateApprovals.handle(new DelegateApprovals.Command(
                                null,
                                bo.id(),
                                UNTIL.plusDays(1),
                                FROM.plusYears(1).minusDays(1)))))
                .isInstanceOf(DelegateApprovals.Delegated.class);
        merchant.run(() -> changeUser.handle(new ChangeUser.Command(bo.id(), null, "Bo", "clerk", "en", false)));
        assertThat(wrong(bo.id(), FROM.minusYears(1), FROM.minusDays(5))).contains("delegate");
        merchant.run(() -> assertThatThrownBy(
                        () -> delegateApprovals.handle(new DelegateApprovals.Command(null, ana.id(), FROM, UNTIL)))
                .hasMessageContaining("giver"));
    }

    private Users.User hired(String name, String role) {
        return merchant.call(
                () -> users.create(UUID.randomUUID() + "@example.org", name, "a long password", role, "en"));
    }

    private Delegation given() {
        var outcome = signedIn(
                ana, () -> delegateApprovals.handle(new DelegateApprovals.Command(null, bo.id(), FROM, UNTIL)));
        return ((DelegateApprovals.Delegated) outcome).delegation();
    }

    private List<String> wrong(UUID delegate, LocalDate from, LocalDate until) {
        try {
            signedIn(ana, () -> delegateApprovals.handle(new DelegateApprovals.Command(null, delegate, from, until)));
            return List.of();
        } catch (Invalid invalid) {
            return invalid.fields().stream().map(Invalid.Field::field).toList();
        }
    }

    private List<String> decidesFor(String instant) {
        return at(Instant.parse(instant)).standsInFor();
    }

    private Caller at(Instant instant) {
        users.forget();
        var credentials = users.findByEmail(bo.email()).orElseThrow();
        return ScopedClock.at(
                instant,
                () -> users.callerOf(new SignedInUser(credentials, false)).orElseThrow());
    }

    private <T> T signedIn(Users.User user, ScopedValue.CallableOp<T, RuntimeException> work) {
        var session = new SignedInUser(users.findByEmail(user.email()).orElseThrow(), false);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(session, null, List.of()));
        try {
            return users.callerOf(session).orElseThrow().call(work);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
