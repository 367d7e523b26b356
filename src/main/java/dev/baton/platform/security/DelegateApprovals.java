package dev.baton.platform.security;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hands somebody's right to decide about approvals to a colleague, from a day to a day.
 *
 * <p>Only what is one's own can be handed on, and only by its owner or somebody who looks after people. Whoever loses the right, or
 * is disabled, has handed on nothing.
 */
@UseCase
public class DelegateApprovals {

    static final String LOOKS_AFTER_PEOPLE = "people:write";

    /** Longer than that is a role and no delegation. */
    private static final int MOST_YEARS = 1;

    /**
     * @param giver whose right it is; null for the caller's
     * @param from the first day, in the company's zone
     * @param until the last day
     */
    public record Command(@Nullable UUID giver, UUID delegate, LocalDate from, LocalDate until) {}

    public sealed interface Outcome permits Delegated, NotTheirs {}

    public record Delegated(Delegation delegation) implements Outcome {}

    /** Only the owner hands it on, or somebody who looks after people; and only what they have themselves. */
    public record NotTheirs() implements Outcome {}

    private final Users users;
    private final Delegations delegations;
    private final Audit audit;

    DelegateApprovals(Users users, Delegations delegations, Audit audit) {
        this.users = users;
        this.delegations = delegations;
        this.audit = audit;
    }

    /** @throws Invalid when somebody is unknown, disabled or the same, or the days do not go together */
    public Outcome handle(Command command) {
        users.lockAll();
        var people = users.list();
        var own = own();
        var giver = command.giver() == null ? own : command.giver();
        var caller = Caller.current();
        if (!caller.approvesOfOwn() || (giver != null && !giver.equals(own) && !caller.mayOfOwn(LOOKS_AFTER_PEOPLE))) {
            return new NotTheirs();
        }
        check(command, giver, people);
        var id = Ids.next();
        delegations.add(id, Objects.requireNonNull(giver), command.delegate(), command.from(), command.until());
        users.forget();
        var delegation = delegations.find(id).orElseThrow(() -> new NotFound("delegation", id));
        audit.record("delegation", id, "created", null, delegation);
        return new Delegated(delegation);
    }

    private void check(Command command, @Nullable UUID giver, List<Users.User> people) {
        var delegate = named(people, command.delegate());
        var from = command.from();
        var until = command.until();
        var invalid = new Invalid.Collector()
                .require(giver != null, "giver", "is needed: a program has no right of its own to hand on")
                .require(
                        giver == null || isEntitled(named(people, giver)),
                        "giver",
                        "may not decide about approvals, or not sign in")
                .require(delegate != null, "delegate", "is nobody of this company")
                .require(delegate == null || delegate.enabled(), "delegate", "may not sign in")
                .require(!command.delegate().equals(giver), "delegate", "is whose right it is")
                .require(!until.isBefore(from), "until", "is before the first day")
                .require(!until.isBefore(delegations.today()), "until", "has gone by")
                .require(until.isBefore(from.plusYears(MOST_YEARS)), "until", "is more than a year from the first day");
        invalid.throwIfAny();
        invalid.require(
                        !delegations.overlaps(Objects.requireNonNull(giver), command.delegate(), from, until),
                        "from",
                        "they stand in for the same person already on some of these days")
                .throwIfAny();
    }

    private boolean isEntitled(Users.@Nullable User giver) {
        return giver != null && giver.enabled() && ChangeUser.may(giver.role(), Caller.APPROVES, users.roles());
    }

    private static Users.@Nullable User named(List<Users.User> people, UUID id) {
        return people.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Who sits in front of the screen; null when a program calls. */
    static @Nullable UUID own() {
        var user = SignedInUser.currentOrNull();
        return user == null ? null : user.id();
    }
}
