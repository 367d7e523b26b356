package dev.baton.shipping;

import dev.baton.customers.ComplianceQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderView;
import dev.baton.shipping.RateShopping.Parcel;
import dev.baton.shipping.RateShopping.Question;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the tariff about packages of a fulfilment order, as its order and its site want them shipped. */
@Component
class Rating {

    private final Tariffs tariffs;
    private final ComplianceQueries compliance;

    Rating(Tariffs tariffs, ComplianceQueries compliance) {
        this.tariffs = tariffs;
        this.compliance = compliance;
    }

    /**
     * @param only the one service to take; null for free choice
     * @param overrides whether that may be one which the customer's routing guide does not allow
     */
    ServiceChoice choose(
            FulfilmentView work,
            OrderView order,
            Site site,
            List<PackageView> packages,
            @Nullable ServiceCode only,
            boolean overrides,
            Instant now) {
        var country = order.shipTo().country();
        var classes = classes(work);
        return RateShopping.choose(
                tariffs.read(),
                new Question(
                        site.calendar(),
                        DestinationCalendar.of(
                                country,
                                order.location(),
                                now.atZone(site.calendar().zone()).toLocalDate()),
                        RateShopping.kilometres(site.location(), order.location()),
                        !site.address().country().equals(country),
                        packages.stream()
                                .map(box -> new Parcel(Math.max(1, box.weightGrams()), handling(box, classes)))
                                .toList(),
                        order.promisedOn() == null ? order.requestedOn() : order.promisedOn(),
                        order.shippingService(),
                        only,
                        guide(order, packages),
                        overrides,
                        now));
    }

    /** What the routing guide allows for all that leaves together; null when it says nothing of it. */
    private @Nullable List<ServiceCode> guide(OrderView order, List<PackageView> packages) {
        return compliance
                .known(order.customer())
                .allowed(
                        order.shipTo().country(),
                        order.shipTo().region(),
                        packages.stream().mapToLong(PackageView::weightGrams).sum())
                .map(services -> services.stream().map(ServiceCode::of).toList())
                .orElse(null);
    }

    static Map<LineId, HandlingClass> classes(FulfilmentView work) {
        return work.lines().stream()
                .collect(Collectors.toMap(FulfilmentView.Line::line, FulfilmentView.Line::handlingClass));
    }

    static Set<HandlingClass> handling(PackageView box, Map<LineId, HandlingClass> classes) {
        var handling = EnumSet.noneOf(HandlingClass.class);
        box.contents().forEach(content -> handling.add(Objects.requireNonNull(classes.get(content.line()))));
        return handling;
    }
}
