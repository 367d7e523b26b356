package dev.baton.sourcing;

import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.Stock;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.sourcing.SourcingExplanation.Candidate;
import dev.baton.sourcing.SourcingExplanation.Coverage;
import dev.baton.sourcing.SourcingExplanation.Wait;
import dev.baton.sourcing.SourcingPlan.Allotment;
import dev.baton.sourcing.SourcingPlan.Backorder;
import dev.baton.sourcing.SourcingPlan.Promise;
import dev.baton.sourcing.SourcingRequest.Part;
import dev.baton.sourcing.SourcingRequest.Want;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which sites serve an order. Pure: the same stock, network and request always give the same plan.
 *
 * <p>The rule, in order of weight: serve as many units as possible, with as few shipments as possible, as cheaply as possible,
 * as soon as possible, and by site code when all else is equal. An order that wants one shipment is served by one site. Sets of
 * up to {@value #MOST_SHIPMENTS} sites are compared exactly over the {@value #MOST_CANDIDATES} sites that cover most.
 */
public final class SourcingPlanner {

    static final int MOST_SHIPMENTS = 4;
    static final int MOST_CANDIDATES = 12;

    private final SourcingRequest request;
    private final Stock stock;
    private final List<Site> sites;
    private final Map<SiteCode, Lane> lanes = new HashMap<>();
    private final Map<SiteCode, long[]> alone = new HashMap<>();

    private SourcingPlanner(SourcingRequest request, Stock stock, Collection<Site> network) {
        this.request = request;
        this.stock = stock;
        this.sites = network.stream().sorted(Comparator.comparing(Site::code)).toList();
        sites.forEach(site -> {
            lanes.put(site.code(), Lane.of(site, request.destination(), request.country()));
            alone.put(site.code(), fill(List.of(site)).perWant());
        });
    }

    /** Reads {@code stock} and leaves it as it is; the caller takes what is decided. */
    public static SourcingPlan plan(SourcingRequest request, Stock stock, Collection<Site> network) {
        return new SourcingPlanner(request, stock, network).plan();
    }

    private SourcingPlan plan() {
        var useful = sites.stream()
                .filter(site -> units(site) > 0)
                .sorted(Comparator.comparingLong((Site site) -> -units(site)).thenComparingLong(this::cost))
                .limit(MOST_CANDIDATES)
                .toList();
        var best = choose(useful);
        var allotments = best == null ? List.<Allotment>of() : allotments(best);
        var backorders = backorders(allotments);
        return new SourcingPlan(allotments, backorders, explain(best, allotments, backorders));
    }

    /** @return null when nothing can be served from stock */
    private @Nullable Filling choose(List<Site> useful) {
        var best = useful.stream()
                .map(site -> fill(List.of(site)))
                .min(this::better)
                .orElse(null);
        if (best == null || best.units() == wanted() || request.policy() == ShippingPolicy.COMPLETE) {
            return best;
        }
        for (int size = 2; size <= Math.min(MOST_SHIPMENTS, useful.size()); size++) {
            for (var set : subsets(useful, size)) {
                var filling = fill(set);
                if (better(filling, best) < 0) {
                    best = filling;
                }
            }
            if (best.units() == wanted()) {
                return best;
            }
        }
        return best;
    }

    private int better(Filling a, Filling b) {
        return Comparator.comparingLong((Filling filling) -> -filling.units())
                .thenComparingInt(Filling::shipments)
                .thenComparingLong(
                        filling -> filling.used().stream().mapToLong(this::cost).sum())
                .thenComparingInt(filling -> filling.used().stream()
                        .mapToInt(site -> lane(site).transitDays())
                        .max()
                        .orElse(0))
                .thenComparing(filling -> filling.used().stream()
                        .map(site -> site.code().value())
                        .sorted()
                        .toList()
                        .toString())
                .compare(a, b);
    }

    /** What a set of sites serves of every want; {@code taken[want]} per site, in the order of the sites. */
    private record Filling(List<Site> sites, List<Map<SiteCode, Long>> taken) {

        long units() {
            return taken.stream()
                    .flatMap(bySite -> bySite.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }

        long[] perWant() {
            return taken.stream()
                    .mapToLong(bySite ->
                            bySite.values().stream().mapToLong(Long::longValue).sum())
                    .toArray();
        }

        List<Site> used() {
            return sites.stream()
                    .filter(site -> taken.stream().anyMatch(bySite -> bySite.containsKey(site.code())))
                    .toList();
        }

        int shipments() {
            return used().size();
        }
    }

    /** Each want goes whole to the first site that has it, and is spread over the sites only when none has. */
    private Filling fill(List<Site> set) {
        var ordered = set.stream()
                .sorted(Comparator.comparingLong(this::cost).thenComparing(Site::code))
                .toList();
        var left = new HashMap<SiteCode, Map<Sku, Long>>();
        var taken = new ArrayList<Map<SiteCode, Long>>();
        for (var want : request.wants()) {
            var bySite = new HashMap<SiteCode, Long>();
            var whole = ordered.stream()
                    .filter(site -> possible(site, want, left) >= want.quantity())
                    .findFirst();
            if (whole.isPresent()) {
                take(whole.get(), want, want.quantity(), left, bySite);
            } else {
                long open = want.quantity();
                for (var site : ordered) {
                    long here = Math.min(open, possible(site, want, left));
                    if (here > 0) {
                        take(site, want, here, left, bySite);
                        open -= here;
                    }
                }
            }
            taken.add(bySite);
        }
        return new Filling(ordered, taken);
    }

    private void take(
            Site site, Want want, long quantity, Map<SiteCode, Map<Sku, Long>> left, Map<SiteCode, Long> bySite) {
        var here = left.computeIfAbsent(site.code(), _ -> new HashMap<>());
        want.parts().forEach(part -> here.merge(part.sku(), quantity * part.perUnit(), Long::sum));
        bySite.merge(site.code(), quantity, Long::sum);
    }

    /** How many of {@code want} the site could serve after what is already taken of it. */
    private long possible(Site site, Want want, Map<SiteCode, Map<Sku, Long>> taken) {
        if (!site.enabled() || !site.shipsTo(request.country())) {
            return 0;
        }
        var here = taken.getOrDefault(site.code(), Map.of());
        return want.parts().stream()
                .mapToLong(part -> site.handles(part.handlingClass())
                        ? Math.max(0, stock.available(part.sku(), site.code()) - here.getOrDefault(part.sku(), 0L))
                                / part.perUnit()
                        : 0)
                .min()
                .orElse(0);
    }

    private List<Allotment> allotments(Filling filling) {
        var result = new ArrayList<Allotment>();
        for (int want = 0; want < request.wants().size(); want++) {
            var bySite = filling.taken().get(want);
            for (var site : filling.sites()) {
                var quantity = bySite.get(site.code());
                if (quantity != null) {
                    var shipOn = shipOn(site);
                    result.add(new Allotment(want, site.code(), quantity, shipOn, arriveOn(site, shipOn)));
                }
            }
        }
        return result;
    }

    /** The working day on which the site can ship: today before its cut-off, and not before the customer wants it. */
    private LocalDate shipOn(Site site) {
        var earliest = site.calendar().dayOf(request.at());
        var requested = request.requestedOn();
        if (requested == null) {
            return earliest;
        }
        var wished = requested.minusDays(lane(site).transitDays());
        return wished.isAfter(earliest) ? site.calendar().onOrAfter(wished) : earliest;
    }

    private LocalDate arriveOn(Site site, LocalDate shipOn) {
        return BusinessCalendar.weekdays(site.calendar().zone())
                .plusWorkingDays(shipOn, lane(site).transitDays());
    }

    private List<Backorder> backorders(List<Allotment> allotments) {
        var served = new long[request.wants().size()];
        allotments.forEach(allotment -> served[allotment.want()] += allotment.quantity());
        var promised = new HashMap<SourcingKey, Long>();
        var result = new ArrayList<Backorder>();
        for (int want = 0; want < served.length; want++) {
            long open = request.wants().get(want).quantity() - served[want];
            if (open > 0) {
                result.add(backorder(want, open, promised));
            }
        }
        return result;
    }

    private record SourcingKey(Sku sku, Object expected) {}

    private Backorder backorder(int index, long quantity, Map<SourcingKey, Long> promised) {
        var want = request.wants().get(index);
        var promises = new ArrayList<Promise>();
        boolean known = true;
        for (int part = 0; part < want.parts().size(); part++) {
            long open = quantity * want.parts().get(part).perUnit();
            known &= promise(part, want.parts().get(part), open, promised, promises) == 0;
        }
        return new Backorder(
                index,
                quantity,
                promises,
                known
                        ? promises.stream()
                                .map(this::arriveOn)
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null);
    }

    /**
     * Parts of a waiting kit are not held back for it, so every part of it is promised from what is on its way.
     *
     * @return what nothing on its way will serve
     */
    private long promise(int part, Part wanted, long open, Map<SourcingKey, Long> promised, List<Promise> promises) {
        long left = open;
        for (var supply : stock.supplies(wanted.sku())) {
            if (left == 0) {
                break;
            }
            var key = new SourcingKey(wanted.sku(), supply.id());
            long free = supply.free() - promised.getOrDefault(key, 0L);
            if (free > 0 && serves(supply.site(), wanted.handlingClass())) {
                long quantity = Math.min(free, left);
                promised.merge(key, quantity, Long::sum);
                promises.add(new Promise(part, supply.id(), supply.site(), quantity, supply.dueOn()));
                left -= quantity;
            }
        }
        return left;
    }

    private boolean serves(SiteCode code, HandlingClass handlingClass) {
        return sites.stream()
                .anyMatch(site -> site.code().equals(code)
                        && site.enabled()
                        && site.shipsTo(request.country())
                        && site.handles(handlingClass));
    }

    /** What is due on a day ships on the next working day of its site; what is overdue is counted from today. */
    private LocalDate arriveOn(Promise promise) {
        var site = sites.stream()
                .filter(candidate -> candidate.code().equals(promise.site()))
                .findFirst()
                .orElseThrow();
        var today = request.at().atZone(site.calendar().zone()).toLocalDate();
        var due = promise.dueOn().isBefore(today) ? today : promise.dueOn();
        return arriveOn(site, site.calendar().onOrAfter(due.plusDays(1)));
    }

    private SourcingExplanation explain(
            @Nullable Filling best, List<Allotment> allotments, List<Backorder> backorders) {
        var chosen = best == null
                ? List.<SiteCode>of()
                : best.used().stream().map(Site::code).toList();
        long served = allotments.stream().mapToLong(Allotment::quantity).sum();
        return new SourcingExplanation(
                rule(chosen, served),
                request.policy().name(),
                wanted(),
                served,
                chosen,
                runnerUp(chosen),
                sites.stream()
                        .map(site -> candidate(site, chosen.contains(site.code())))
                        .toList(),
                backorders.stream()
                        .flatMap(backorder -> waits(backorder).stream())
                        .toList());
    }

    private String rule(List<SiteCode> chosen, long served) {
        if (chosen.isEmpty()) {
            return "NOTHING_IN_STOCK";
        }
        if (chosen.size() > 1) {
            return "SPLIT_TO_SERVE_MORE";
        }
        if (served == wanted()) {
            return "ONE_SITE_SERVES_ALL";
        }
        return request.policy() == ShippingPolicy.COMPLETE ? "ONE_SHIPMENT_WANTED" : "ONE_SITE_SERVES_MOST";
    }

    private @Nullable SiteCode runnerUp(List<SiteCode> chosen) {
        return sites.stream()
                .filter(site -> !chosen.contains(site.code()) && units(site) > 0)
                .min(Comparator.comparingLong((Site site) -> -units(site)).thenComparingLong(this::cost))
                .map(Site::code)
                .orElse(null);
    }

    private Candidate candidate(Site site, boolean chosen) {
        var lane = lane(site);
        var coverage = new ArrayList<Coverage>();
        for (int want = 0; want < request.wants().size(); want++) {
            coverage.add(new Coverage(
                    request.wants().get(want).name(), request.wants().get(want).quantity(), perWant(site)[want]));
        }
        return new Candidate(
                site.code(),
                chosen,
                refusals(site),
                units(site),
                lane.kilometres(),
                lane.transitDays(),
                lane.costMinor(),
                coverage);
    }

    private List<String> refusals(Site site) {
        var refusals = new ArrayList<String>();
        if (!site.enabled()) {
            refusals.add("DISABLED");
        }
        if (!site.shipsTo(request.country())) {
            refusals.add("DOES_NOT_SHIP_TO_COUNTRY");
        }
        var classes = new TreeSet<HandlingClass>();
        request.wants().forEach(want -> want.parts().forEach(part -> classes.add(part.handlingClass())));
        classes.stream()
                .filter(handlingClass -> !site.handles(handlingClass))
                .forEach(handlingClass -> refusals.add("CANNOT_HANDLE:" + handlingClass));
        if (refusals.isEmpty() && units(site) == 0) {
            refusals.add("OUT_OF_STOCK");
        } else if (refusals.isEmpty() && units(site) < wanted()) {
            refusals.add("SHORT");
        }
        return refusals;
    }

    private List<Wait> waits(Backorder backorder) {
        var name = request.wants().get(backorder.want()).name();
        return backorder.promises().isEmpty()
                ? List.of(new Wait(name, backorder.quantity(), null, null))
                : backorder.promises().stream()
                        .map(promise -> new Wait(name, promise.quantity(), promise.site(), promise.dueOn()))
                        .toList();
    }

    private long wanted() {
        return request.wants().stream().mapToLong(Want::quantity).sum();
    }

    private long units(Site site) {
        return Arrays.stream(perWant(site)).sum();
    }

    private long[] perWant(Site site) {
        return alone.getOrDefault(site.code(), new long[request.wants().size()]);
    }

    private Lane lane(Site site) {
        return lanes.computeIfAbsent(site.code(), _ -> Lane.of(site, request.destination(), request.country()));
    }

    private long cost(Site site) {
        return lane(site).costMinor();
    }

    private static List<List<Site>> subsets(List<Site> sites, int size) {
        var result = new ArrayList<List<Site>>();
        collect(sites, size, 0, new ArrayList<>(), result);
        return result;
    }

    private static void collect(List<Site> sites, int size, int from, List<Site> chosen, List<List<Site>> result) {
        if (chosen.size() == size) {
            result.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i < sites.size(); i++) {
            chosen.add(sites.get(i));
            collect(sites, size, i + 1, chosen, result);
            chosen.removeLast();
        }
    }
}
