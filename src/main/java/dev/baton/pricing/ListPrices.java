package dev.baton.pricing;

import dev.baton.catalog.Sku;
import dev.baton.pricing.PriceBook.FoundPrice;
import dev.baton.pricing.Prices.Listed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what the lists say something costs: the first list that has a price counts, in the order in which lists are asked, and
 * in it the price of the largest quantity that is reached, and the latest of those.
 */
@Component
class ListPrices {

    /** A list, and why it is asked. */
    private record Asked(PriceSource.Kind kind, PriceList list) {}

    /** Of one request, by line reference. */
    record Found(Map<Integer, FoundPrice> prices, Map<Integer, long[]> componentValues) {}

    private static final Comparator<Asked> IN_ORDER = Comparator.comparing(Asked::kind)
            .thenComparing((Asked asked) -> asked.list().validFrom(), Comparator.reverseOrder())
            .thenComparing(asked -> asked.list().code());

    private static final Comparator<Price> BEST_FIRST = Comparator.comparingLong(Price::quantityFrom)
            .thenComparing(Price::validFrom)
            .reversed();

    private final PriceLists lists;
    private final Prices prices;

    ListPrices(PriceLists lists, Prices prices) {
        this.lists = lists;
        this.prices = prices;
    }

    /** @return one answer per request, in their order */
    List<Found> find(List<PricingRequest> requests) {
        var asked = requests.stream().map(this::asked).toList();
        var wanted = new HashSet<Listed>();
        for (int i = 0; i < requests.size(); i++) {
            for (var sku : skus(requests.get(i))) {
                asked.get(i).forEach(one -> wanted.add(new Listed(one.list().code(), sku)));
            }
        }
        var known = prices.known(wanted);
        return IntStream.range(0, requests.size())
                .mapToObj(i -> find(requests.get(i), asked.get(i), known))
                .toList();
    }

    private static Collection<Sku> skus(PricingRequest request) {
        var skus = new HashSet<Sku>();
        for (var line : request.lines()) {
            skus.add(line.sku());
            line.components().forEach(component -> skus.add(component.sku()));
        }
        return skus;
    }

    private List<Asked> asked(PricingRequest request) {
        var asked = new ArrayList<Asked>();
        for (var list : lists.known(request.currency(), request.customer())) {
            var kind = kind(list, request);
            if (kind != null && isValid(list.validFrom(), list.validTo(), request.pricedOn())) {
                asked.add(new Asked(kind, list));
            }
        }
        asked.sort(IN_ORDER);
        return asked;
    }

    /** A list that names a channel is that channel's list, and counts in no other. */
    private static PriceSource.@Nullable Kind kind(PriceList list, PricingRequest request) {
        if (list.channel() != null && !list.channel().equals(request.channel())) {
            return null;
        }
        if (list.customer() != null) {
            return PriceSource.Kind.CUSTOMER;
        }
        if (list.code().equals(request.priceList())) {
            return PriceSource.Kind.ASSIGNED;
        }
        if (list.channel() != null) {
            return PriceSource.Kind.CHANNEL;
        }
        return list.isDefault() ? PriceSource.Kind.DEFAULT : null;
    }

    private static Found find(PricingRequest request, List<Asked> asked, Map<Listed, List<Price>> known) {
        var found = new HashMap<Integer, FoundPrice>();
        var componentValues = new HashMap<Integer, long[]>();
        for (var line : request.lines()) {
            var price = price(line.sku(), line.quantity(), request.pricedOn(), asked, known);
            if (price != null) {
                found.put(line.reference(), price);
            }
            if (!line.components().isEmpty()) {
                componentValues.put(line.reference(), componentValues(request, line, asked, known));
            }
        }
        return new Found(found, componentValues);
    }

    /** The price of one of each, so that a kit is split alike whether one or a thousand are bought. */
    private static long[] componentValues(
            PricingRequest request, PricingRequest.Line line, List<Asked> asked, Map<Listed, List<Price>> known) {
        return line.components().stream()
                .mapToLong(component -> {
                    var price = price(component.sku(), 1, request.pricedOn(), asked, known);
                    return price == null ? 0 : Math.multiplyExact(price.unitMinor(), component.quantity());
                })
                .toArray();
    }

    private static @Nullable FoundPrice price(
            Sku sku, long quantity, LocalDate day, List<Asked> asked, Map<Listed, List<Price>> known) {
        for (var one : asked) {
            var best = known.getOrDefault(new Listed(one.list().code(), sku), List.of()).stream()
                    .filter(price -> price.quantityFrom() <= quantity)
                    .filter(price -> isValid(price.validFrom(), price.validTo(), day))
                    .min(BEST_FIRST)
                    .orElse(null);
            if (best != null) {
                return new FoundPrice(
                        best.unitMinor(),
                        new PriceSource(
                                one.kind(),
                                one.list().code(),
                                one.list().version(),
                                best.quantityFrom(),
                                best.validFrom(),
                                null));
            }
        }
        return null;
    }

    private static boolean isValid(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
}
