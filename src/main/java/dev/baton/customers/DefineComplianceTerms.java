package dev.baton.customers;

import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a customer demands of deliveries: all of it, in the place of what was said before. It counts for what is placed, amended
 * and shipped from now on.
 */
@UseCase
public class DefineComplianceTerms {

    /**
     * @param services that there are, each as {@code CARRIER/SERVICE}: a guide that names another would let nothing leave
     * @param ifMatch the version that the caller saw; null when it does not care
     */
    public record Command(
            CustomerNumber customer,
            ComplianceTerms terms,
            Set<String> services,
            @Nullable String ifMatch) {

        public Command {
            services = Set.copyOf(services);
        }
    }

    private final AgreedTerms agreed;
    private final Customers customers;
    private final Audit audit;

    DefineComplianceTerms(AgreedTerms agreed, Customers customers, Audit audit) {
        this.agreed = agreed;
        this.customers = customers;
        this.audit = audit;
    }

    /**
     * @throws Invalid by {@code shipWindow.daysBefore}, {@code shipWindow.daysAfter}, {@code minimumOrder.amount},
     *     {@code minimumOrder.units}, {@code routingGuide} and {@code routingGuide[i].services}, {@code .country}, {@code .region} and
     *     {@code .toGrams}
     */
    public ComplianceQueries.Agreed handle(Command command) {
        var number = command.customer();
        var customer = customers.find(List.of(number)).get(number);
        if (customer == null) {
            throw new NotFound("customer", number);
        }
        check(customer, command.terms(), command.services());
        EntityTags.check(command.ifMatch(), agreed.lock(number));
        var before = agreed.of(number).terms();
        agreed.replace(number, command.terms());
        audit.record("customer", number, "compliance-terms-agreed", before, command.terms());
        return agreed.of(number);
    }

    private static void check(Customer customer, ComplianceTerms terms, Set<String> services) {
        var amount = terms.minimumAmount();
        var units = terms.minimumUnits();
        var invalid = new Invalid.Collector()
                .require(
                        isDays(terms.daysBefore()),
                        "shipWindow.daysBefore",
                        "is from 0 to " + ComplianceTerms.MOST_DAYS)
                .require(isDays(terms.daysAfter()), "shipWindow.daysAfter", "is from 0 to " + ComplianceTerms.MOST_DAYS)
                .require(amount == null || amount.isPositive(), "minimumOrder.amount", "must be more than nothing")
                .require(
                        amount == null || amount.currency().equals(customer.currency()),
                        "minimumOrder.amount",
                        () -> "must be in %s, in which the customer pays".formatted(customer.currency()))
                .require(
                        units == null || (units >= 1 && units <= ComplianceTerms.MOST_UNITS),
                        "minimumOrder.units",
                        "is from 1 to " + ComplianceTerms.MOST_UNITS)
                .require(
                        terms.routes().size() <= ComplianceTerms.MOST_ROUTES,
                        "routingGuide",
                        "has at most %d lines".formatted(ComplianceTerms.MOST_ROUTES));
        for (int i = 0; i < terms.routes().size(); i++) {
            check(terms.routes().get(i), "routingGuide[%d].".formatted(i), services, invalid);
        }
        invalid.throwIfAny();
    }

    private static void check(Route route, String at, Set<String> services, Invalid.Collector invalid) {
        invalid.require(
                        !route.services().isEmpty() && route.services().size() <= ComplianceTerms.MOST_SERVICES,
                        at + "services",
                        "names 1 to %d services".formatted(ComplianceTerms.MOST_SERVICES))
                .require(route.isCountry(), at + "country", "is no ISO 3166-1 code such as US")
                .require(route.isRegion(), at + "region", "is a region such as CA, of a country")
                .require(
                        route.isSpan(),
                        at + "toGrams",
                        "is from 0 to %d, and not less than fromGrams".formatted(ComplianceTerms.MOST_GRAMS));
        route.services().stream()
                .filter(service -> !Route.isService(service) || !services.contains(service))
                .findFirst()
                .ifPresent(service -> invalid.add(
                        at + "services", "there is no service %s; write it as CARRIER/SERVICE".formatted(service)));
    }

    private static boolean isDays(@Nullable Integer days) {
        return days == null || (days >= 0 && days <= ComplianceTerms.MOST_DAYS);
    }
}
