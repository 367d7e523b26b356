package dev.baton.shipping;

import dev.baton.customers.CustomerQueries;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.AddToTimeline;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.data.Counters;
import dev.baton.platform.gs1.Sscc;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.ServiceChoice.Offer;
import dev.baton.shipping.ShippedPackage.Content;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts closed packages of a fulfilment order together into a shipment: numbered, each package with an SSCC, the service chosen
 * and the reasons kept. The label is bought afterwards, when no lock is held.
 *
 * <p>A package is in one shipment that was not voided, however many ask.
 */
@UseCase
public class ShipPackages {

    /** Who may go against a customer's routing guide: who keeps the terms of customers. */
    public static final String OVERRIDE_SCOPE = "customers:write";

    private static final long NUMBER_BEFORE_FIRST = 100_000;

    /**
     * @param packages those to ship; empty for all that are closed and in no shipment yet
     * @param service the one to take; null for the cheapest that meets the promise
     * @param reason why this service and not that one; kept with the choice
     * @param overrides whether the service may be one that the customer's routing guide does not allow; it takes {@link
     *     #OVERRIDE_SCOPE} and a reason, which the timeline keeps
     */
    public record Command(
            FulfilmentOrderId fulfilmentOrder,
            Set<PackageId> packages,
            @Nullable ServiceCode service,
            @Nullable String reason,
            boolean overrides) {

        /** As the customer's routing guide allows. */
        public Command(
                FulfilmentOrderId fulfilmentOrder,
                Set<PackageId> packages,
                @Nullable ServiceCode service,
                @Nullable String reason) {
            this(fulfilmentOrder, packages, service, reason, false);
        }

        public Command {
            packages = Set.copyOf(packages);
        }
    }

    public sealed interface Outcome {}

    public record Prepared(ShipmentId shipment, String number, ServiceChoice choice) implements Outcome {}

    /** @param shipments in which everything that is packed already is */
    public record NothingToShip(String fulfilmentOrder, Collection<String> shipments) implements Outcome {}

    /** @param packages that are still open or have left */
    public record NotClosed(List<String> packages) implements Outcome {}

    public record AlreadyInShipment(Map<PackageId, String> shipments) implements Outcome {}

    /** @param allowed what the customer's routing guide allows instead */
    public record NotAllowed(ServiceCode service, List<ServiceCode> allowed) implements Outcome {

        public NotAllowed {
            allowed = List.copyOf(allowed);
        }
    }

    /** No service of any carrier takes them there, or none that the customer's routing guide allows. */
    public record NotCarried(ServiceChoice choice) implements Outcome {}

    private record Plan(FulfilmentView work, OrderView order, Site site, List<PackageView> packages) {}

    private final FulfilmentQueries fulfilment;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final CustomerQueries customers;
    private final Rating rating;
    private final Senders senders;
    private final Shipments shipments;
    private final Counters counters;
    private final AddToTimeline timeline;
    private final Clock clock;

    ShipPackages(
            FulfilmentQueries fulfilment,
            OrderQueries orders,
            SiteQueries sites,
            CustomerQueries customers,
            Rating rating,
            Senders senders,
            Shipments shipments,
            Counters counters,
            AddToTimeline timeline,
            Clock clock) {
        this.fulfilment = fulfilment;
        this.orders = orders;
        this.sites = sites;
        this.customers = customers;
        this.rating = rating;
        this.senders = senders;
        this.shipments = shipments;
        this.counters = counters;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var work = fulfilment.get(command.fulfilmentOrder());
        var wanted = wanted(work, command.packages());
        var open = wanted.stream()
                .filter(box -> !box.sealed() || box.shipped())
                .map(PackageView::number)
                .toList();
        if (!open.isEmpty()) {
            return new NotClosed(open);
        }
        var taken = shipments.taken(wanted.stream().map(PackageView::id).toList());
        if (!command.packages().isEmpty() && !taken.isEmpty()) {
            return new AlreadyInShipment(taken);
        }
        var free = wanted.stream().filter(box -> !taken.containsKey(box.id())).toList();
        if (free.isEmpty()) {
            return new NothingToShip(work.number(), Set.copyOf(taken.values()));
        }
        var plan = new Plan(work, orders.get(work.order()), sites.get(work.site()), free);
        var now = clock.instant();
        var service = command.service();
        var choice = rating.choose(work, plan.order(), plan.site(), free, service, mayOverride(command), now)
                .because(command.service() == null ? null : command.reason());
        if (service != null && choice.isForbidden(service)) {
            return new NotAllowed(service, Objects.requireNonNull(choice.allowed()));
        }
        return choice.chosen()
                .<Outcome>map(chosen -> prepare(plan, choice, chosen, now))
                .orElseGet(() -> new NotCarried(choice));
    }

    private static boolean mayOverride(Command command) {
        var reason = command.reason();
        return command.overrides()
                && reason != null
                && !reason.isBlank()
                && Caller.current().may(OVERRIDE_SCOPE);
    }

    private static List<PackageView> wanted(FulfilmentView work, Set<PackageId> asked) {
        if (asked.isEmpty()) {
            return work.packages().stream()
                    .filter(box -> box.sealed() && !box.shipped())
                    .toList();
        }
        var known = work.packages().stream().map(PackageView::id).collect(Collectors.toSet());
        asked.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new NotFound("package of " + work.number(), id);
        });
        return work.packages().stream().filter(box -> asked.contains(box.id())).toList();
    }

    private Prepared prepare(Plan plan, ServiceChoice choice, Offer chosen, Instant now) {
        var order = plan.order();
        var sender = senders.get(plan.site().name());
        int count = plan.packages().size();
        long number = counters.next("shipment", NUMBER_BEFORE_FIRST, 1);
        long serial = counters.next("sscc", 0, count);
        var facts = new Shipment.Facts(
                "SH-" + number,
                order.id(),
                order.number(),
                plan.work().id(),
                plan.work().number(),
                plan.work().site(),
                order.customerName(),
                order.externalReference(),
                language(order, sender),
                order.shipTo(),
                order.location(),
                chosen.service(),
                chosen.carrierName(),
                chosen.name(),
                Objects.requireNonNull(chosen.price()),
                choice.neededBy(),
                Objects.requireNonNull(chosen.shipsOn()),
                Objects.requireNonNull(chosen.transitDays()),
                choice,
                now,
                Caller.current().name());
        var shipment = new Shipment(
                ShipmentId.next(),
                facts,
                boxes(plan, sender, serial),
                Shipment.State.prepared(chosen.arrivesOn(), now),
                1);
        shipments.add(shipment);
        if (choice.isOverridden()) {
            timeline.handle(order.id(), "RoutingGuideOverridden", overridden(facts), now);
        }
        return new Prepared(shipment.id(), facts.number(), choice);
    }

    private static Map<String, Object> overridden(Shipment.Facts facts) {
        return Map.of(
                "number",
                facts.number(),
                "service",
                facts.serviceName(),
                "allowed",
                Objects.requireNonNull(facts.choice().allowed()).stream()
                        .map(ServiceCode::toString)
                        .toList(),
                "note",
                Objects.requireNonNull(facts.choice().reason()));
    }

    private static List<ShippedPackage> boxes(Plan plan, Sender sender, long firstSerial) {
        var lines =
                plan.work().lines().stream().collect(Collectors.toMap(FulfilmentView.Line::line, Function.identity()));
        var classes = Rating.classes(plan.work());
        var boxes = new ArrayList<ShippedPackage>();
        for (var box : plan.packages()) {
            boxes.add(new ShippedPackage(
                    boxes.size() + 1,
                    box.id(),
                    Sscc.of(0, sender.companyPrefix(), firstSerial + boxes.size()),
                    Math.max(1, box.weightGrams()),
                    box.lengthMm(),
                    box.widthMm(),
                    box.heightMm(),
                    Rating.handling(box, classes),
                    null,
                    null,
                    box.contents().stream()
                            .map(content -> new Content(
                                    content.line(),
                                    content.sku(),
                                    Objects.requireNonNull(lines.get(content.line()))
                                            .name(),
                                    content.quantity()))
                            .toList()));
        }
        return boxes;
    }

    private String language(OrderView order, Sender sender) {
        var customer = order.customer();
        return customer == null
                ? sender.language()
                : customers.find(customer).map(known -> known.language()).orElse(sender.language());
    }
}
