package dev.baton.fraud;

import dev.baton.customers.Address;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.SettleHolds;
import dev.baton.orders.Stage;
import dev.baton.platform.UseCase;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores orders, holds those that a person must look at or that wait for the provider, lets go what no longer does, and brings the
 * worklist in line. It looks at how things stand, so the same order twice, or late, changes nothing.
 */
@UseCase
public class AssessOrders {

    /** How long a mail is remembered. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private final FraudPolicies policies;
    private final Assessments assessments;
    private final ListedTraits listed;
    private final Traces traces;
    private final OrderQueries orders;
    private final CustomerQueries customers;
    private final HoldOrder holdOrder;
    private final SettleHolds settleHolds;
    private final KeepInLine worklist;
    private final Clock clock;

    AssessOrders(
            FraudPolicies policies,
            Assessments assessments,
            ListedTraits listed,
            Traces traces,
            OrderQueries orders,
            CustomerQueries customers,
            HoldOrder holdOrder,
            SettleHolds settleHolds,
            KeepInLine worklist,
            Clock clock) {
        this.policies = policies;
        this.assessments = assessments;
        this.listed = listed;
        this.traces = traces;
        this.orders = orders;
        this.customers = customers;
        this.holdOrder = holdOrder;
        this.settleHolds = settleHolds;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** @return how the open ones among them stand now; nothing while the company does not look for fraud */
    public List<Assessment> handle(Collection<OrderId> ids) {
        var policy = policies.read();
        if (ids.isEmpty() || !policy.enabled()) {
            return List.of();
        }
        var open = orders.find(ids).values().stream()
                .filter(view -> view.stage() == Stage.OPEN && !view.history())
                .sorted(Comparator.comparing(OrderView::id))
                .toList();
        var before = assessments.lock(open.stream().map(OrderView::id).toList());
        var after = judge(open, before, policy);
        assessments.save(after.stream()
                .filter(each -> !each.equals(before.get(each.order())))
                .toList());
        keepHolds(open, after);
        keepWork(ids, open, after);
        return after;
    }

    private List<Assessment> judge(List<OrderView> open, Map<OrderId, Assessment> before, FraudPolicy policy) {
        var now = clock.instant();
        return facts(open, policy).stream()
                .map(facts -> {
                    var known = before.get(facts.order().id());
                    var traits = facts.traits().inOne();
                    var asks = facts.allowed() == null ? policy.provider() : null;
                    var judged = known != null && known.traits().equals(traits)
                            ? known
                            : Assessment.first(facts.order().id(), facts.order().number(), traits, asks, now);
                    return judged.judged(FraudScore.of(facts, policy), policy, now);
                })
                .toList();
    }

    /** An order, and by what it may be known again. */
    private record Looked(OrderView order, Traits traits) {}

    private List<FraudFacts> facts(List<OrderView> open, FraudPolicy policy) {
        var looked =
                open.stream().map(view -> new Looked(view, Traits.of(view))).toList();
        traces.add(looked.stream()
                .flatMap(each -> Traces.of(each.order().id(), each.order().placedAt(), each.traits()).stream())
                .toList());
        var counts = traces.count(looked.stream()
                .flatMap(each -> wanted(each.order(), each.traits(), policy).stream())
                .toList());
        var lists = listed.among(
                looked.stream().flatMap(each -> compared(each.traits())).collect(Collectors.toSet()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var known = customers.find(
                open.stream().map(OrderView::customer).filter(Objects::nonNull).collect(Collectors.toSet()));
        return looked.stream()
                .map(each -> new FraudFacts(
                        each.order(),
                        each.traits(),
                        billTo(each.order(), known),
                        counts.getOrDefault(each.order().id(), Map.of()),
                        on(Verdict.DENY, each.traits(), lists),
                        on(Verdict.ALLOW, each.traits(), lists)))
                .toList();
    }

    private static List<Traces.Wanted> wanted(OrderView view, Traits traits, FraudPolicy policy) {
        var wanted = new ArrayList<Traces.Wanted>();
        want(wanted, FraudSignal.ORDERS_BY_MAIL, "MAIL", traits.mail(), view, policy);
        want(wanted, FraudSignal.ORDERS_BY_PHONE, "PHONE", traits.known().get(TraitKind.PHONE), view, policy);
        want(wanted, FraudSignal.MAILS_BY_ADDRESS, "ADDRESS", traits.known().get(TraitKind.ADDRESS), view, policy);
        want(wanted, FraudSignal.DECLINED_CARDS, Traces.DECLINED_CARD, traits.mail(), view, policy);
        if (traits.mail() != null
                && FraudScore.isLarge(view.money().currentTotal(), policy.of(FraudSignal.FIRST_LARGE))) {
            wanted.add(new Traces.Wanted(
                    FraudSignal.FIRST_LARGE,
                    "MAIL",
                    traits.mail(),
                    view.id(),
                    view.placedAt().minus(REMEMBERED),
                    view.placedAt().minusMillis(1)));
        }
        return wanted;
    }

    private static void want(
            List<Traces.Wanted> wanted,
            FraudSignal signal,
            String kind,
            @Nullable String value,
            OrderView view,
            FraudPolicy policy) {
        var weight = policy.of(signal);
        if (value != null && weight.points() > 0) {
            // A card is declined some time after its order was placed.
            var until = signal == FraudSignal.DECLINED_CARDS
                    ? view.placedAt().plus(Duration.ofHours(weight.hours()))
                    : view.placedAt();
            wanted.add(new Traces.Wanted(
                    signal, kind, value, view.id(), view.placedAt().minus(Duration.ofHours(weight.hours())), until));
        }
    }

    private static Stream<ListedTraits.Wanted> compared(Traits traits) {
        return traits.known().entrySet().stream()
                .map(entry -> new ListedTraits.Wanted(entry.getKey(), entry.getValue()));
    }

    private static @Nullable ListedTrait on(
            Verdict verdict, Traits traits, Map<ListedTraits.Wanted, ListedTrait> lists) {
        return compared(traits)
                .map(lists::get)
                .filter(found -> found != null && found.verdict() == verdict)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Address billTo(OrderView view, Map<CustomerNumber, Customer> customers) {
        var customer = view.customer() == null ? null : customers.get(view.customer());
        return customer == null ? null : customer.defaultBillTo().orElse(null);
    }

    private void keepHolds(List<OrderView> open, List<Assessment> after) {
        var byOrder = after.stream().collect(Collectors.toMap(Assessment::order, Function.identity()));
        var releases = new ArrayList<SettleHolds.Release>();
        var stays = new ArrayList<SettleHolds.Stay>();
        for (var view : open) {
            var assessment = Objects.requireNonNull(byOrder.get(view.id()));
            var hold =
                    view.holds().stream().filter(Hold::isFraudCheck).findFirst().orElse(null);
            var note = note(assessment);
            if (hold == null && assessment.isHeld()) {
                holdOrder.handle(HoldOrder.Command.automatic(view.id(), HoldReason.FRAUD, note));
            } else if (hold != null && !assessment.isHeld()) {
                releases.add(new SettleHolds.Release(
                        view.id(), hold.id(), note, view.money().currentTotal()));
            } else if (hold != null && !note.equals(hold.note())) {
                stays.add(new SettleHolds.Stay(view.id(), hold.id(), note));
            }
        }
        settleHolds.handle(new SettleHolds.Command(releases, stays));
    }

    private static String note(Assessment assessment) {
        return switch (assessment.state()) {
            case ASKED -> "%s is asked for a score".formatted(assessment.provider());
            case REVIEW, CLEAR -> "Fraud score %d of 100".formatted(assessment.points());
            case ACCEPTED, REFUSED -> Objects.requireNonNullElse(assessment.decision(), "");
        };
    }

    private void keepWork(Collection<OrderId> ids, List<OrderView> open, List<Assessment> after) {
        var views = open.stream().collect(Collectors.toMap(OrderView::id, Function.identity()));
        worklist.handle(new KeepInLine.Command(
                Set.of(FraudWork.REVIEW),
                ids.stream().map(OrderId::value).toList(),
                after.stream()
                        .filter(each -> each.state() == Assessment.State.REVIEW)
                        .map(each -> wrong(Objects.requireNonNull(views.get(each.order())), each))
                        .toList()));
    }

    private static Wrong wrong(OrderView view, Assessment assessment) {
        return new Wrong(
                FraudWork.REVIEW,
                new Subject("order", view.id().value(), view.number()),
                view.id().value(),
                view.about(),
                "/fraud/" + view.id(),
                Sentence.of(
                        "worklist.wrong.fraud",
                        assessment.points(),
                        assessment.reasons().size()),
                assessment.points() == FraudScore.MOST,
                view.money().currentTotal(),
                view.promisedOn());
    }
}
