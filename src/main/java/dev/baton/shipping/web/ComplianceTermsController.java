package dev.baton.shipping.web;

import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.DefineComplianceTerms;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.shipping.CarrierQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers demand of deliveries. It stands here because a routing guide names services. */
@RestController
@RequestMapping("/api/v1/customers/{number}/compliance-terms")
@Access("customers")
@Tag(name = "customers")
class ComplianceTermsController {

    /**
     * What a customer demands of deliveries; what is left out is not demanded.
     *
     * @param routingGuide of these the first that fits says which services may be taken; where none fits, any may
     */
    record ComplianceTermsBody(
            @Nullable @Valid ShipWindow shipWindow,
            @Nullable @Valid MinimumOrder minimumOrder,

            @Nullable @Size(max = ComplianceTerms.MOST_ROUTES)
            List<@NotNull @Valid RouteBody> routingGuide,

            @Nullable Labelling labelling) {

        static ComplianceTermsBody of(ComplianceTerms terms) {
            return new ComplianceTermsBody(
                    new ShipWindow(terms.daysBefore(), terms.daysAfter()),
                    new MinimumOrder(terms.minimumAmount(), terms.minimumUnits()),
                    terms.routes().stream().map(RouteBody::of).toList(),
                    new Labelling(terms.ssccLabels(), terms.partNumbersOnSlip()));
        }

        ComplianceTerms terms() {
            return new ComplianceTerms(
                    shipWindow == null ? null : shipWindow.daysBefore,
                    shipWindow == null ? null : shipWindow.daysAfter,
                    minimumOrder == null ? null : minimumOrder.amount,
                    minimumOrder == null ? null : minimumOrder.units,
                    routingGuide == null
                            ? List.of()
                            : routingGuide.stream().map(RouteBody::route).toList(),
                    labelling != null && labelling.ssccLabel,
                    labelling != null && labelling.partNumbersOnPackingSlip);
        }
    }

    /**
     * @param daysBefore how many days before the day that was asked for goods may arrive, 0 to 365; left out when that does not matter
     * @param daysAfter how many days after it
     */
    record ShipWindow(
            @Nullable Integer daysBefore, @Nullable Integer daysAfter) {}

    /**
     * @param amount what the goods cost at least, after discounts, in the currency of the customer
     * @param units how many there are at least, kits as kits
     */
    record MinimumOrder(@Nullable Money amount, @Nullable Long units) {}

    /**
     * @param services that may be taken, each as CARRIER/SERVICE
     * @param country ISO 3166-1 alpha-2; left out for any
     * @param region of that country; left out for any
     * @param fromGrams the least that what leaves together weighs; left out for any
     * @param toGrams the most
     */
    record RouteBody(
            @NotNull @Size(min = 1, max = ComplianceTerms.MOST_SERVICES)
            List<@NotBlank @Size(max = 61) String> services,

            @Nullable String country,
            @Nullable String region,
            @Nullable Long fromGrams,
            @Nullable Long toGrams) {

        static RouteBody of(Route route) {
            return new RouteBody(route.services(), route.country(), route.region(), route.fromGrams(), route.toGrams());
        }

        Route route() {
            return new Route(services, country, region, fromGrams, toGrams);
        }
    }

    /**
     * @param ssccLabel whether every package carries a label with its SSCC before it leaves
     * @param partNumbersOnPackingSlip whether the packing slip names what the customer calls the items
     */
    record Labelling(boolean ssccLabel, boolean partNumbersOnPackingSlip) {}

    private final ComplianceQueries compliance;
    private final CustomerQueries customers;
    private final CarrierQueries carriers;
    private final DefineComplianceTerms defineComplianceTerms;

    ComplianceTermsController(
            ComplianceQueries compliance,
            CustomerQueries customers,
            CarrierQueries carriers,
            DefineComplianceTerms defineComplianceTerms) {
        this.compliance = compliance;
        this.customers = customers;
        this.carriers = carriers;
        this.defineComplianceTerms = defineComplianceTerms;
    }

    @GetMapping
    @Operation(summary = "Read what a customer demands of deliveries")
    ResponseEntity<ComplianceTermsBody> get(@PathVariable CustomerNumber number) {
        return tagged(compliance.of(customers.get(number).number()));
    }

    @PutMapping
    @Operation(summary = "Say what a customer demands of deliveries", description = """
            All of it, in the place of what was said before. Orders below the minimum, or promised outside the ship window, are held;
            shipments keep to the routing guide, and leave when the window is open and the labels are printed.""")
    ResponseEntity<ComplianceTermsBody> define(
            @PathVariable CustomerNumber number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ComplianceTermsBody body) {
        return tagged(defineComplianceTerms.handle(
                new DefineComplianceTerms.Command(number, body.terms(), carriers.serviceNames(), ifMatch)));
    }

    private static ResponseEntity<ComplianceTermsBody> tagged(ComplianceQueries.Agreed agreed) {
        return ResponseEntity.ok().eTag(EntityTags.of(agreed.version())).body(ComplianceTermsBody.of(agreed.terms()));
    }
}
