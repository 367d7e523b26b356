package dev.baton.shipping.web;

import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.shipping.CarrierQueries;
import dev.baton.shipping.RateShopping;
import dev.baton.shipping.ServiceChoice;
import dev.baton.shipping.ServiceLevel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("shipments")
@Tag(name = "carriers", description = "Who carries packages, and what they charge")
class CarrierController {

    record CarrierServiceBody(String code, String name, ServiceLevel.Reach reach, String currency, boolean enabled) {}

    record CarrierBody(
            String code,
            String name,
            String trackingUrl,
            long maxWeightGrams,
            Set<DayOfWeek> pickupDays,
            List<CarrierServiceBody> services) {

        static CarrierBody of(CarrierQueries.CarrierView view) {
            var carrier = view.carrier();
            return new CarrierBody(
                    carrier.code(),
                    carrier.name(),
                    carrier.trackingUrl(),
                    carrier.maxWeightGrams(),
                    new TreeSet<>(carrier.pickupDays()),
                    view.services().stream()
                            .map(service -> new CarrierServiceBody(
                                    service.code().service(),
                                    service.name(),
                                    service.reach(),
                                    service.currency(),
                                    service.enabled()))
                            .toList());
        }
    }

    record ParcelBody(
            @Positive @Max(1_000_000_000) long weightGrams,
            @Nullable Set<HandlingClass> handling) {}

    /**
     * @param location of the destination; without it a long way is assumed
     * @param neededBy the promised day
     * @param service the class of service the customer pays for, such as GROUND
     */
    record ShippingQuoteBody(
            @NotNull SiteCode site,

            @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "is no ISO 3166-1 alpha-2 code such as US")
            String country,

            @Nullable GeoPoint location,
            @NotEmpty @Size(max = 200) List<@Valid ParcelBody> packages,
            @Nullable LocalDate neededBy,
            @Nullable String service) {}

    private final CarrierQueries carriers;

    CarrierController(CarrierQueries carriers) {
        this.carriers = carriers;
    }

    @GetMapping("/carriers")
    @Operation(summary = "List carriers with their services")
    Page<CarrierBody> list() {
        return new Page<>(carriers.list().stream().map(CarrierBody::of).toList(), null);
    }

    @PostMapping("/shipping-quotes")
    @Access(value = "shipments", asksOnly = true)
    @Operation(summary = "Ask what shipping would cost now, and when it would arrive", description = """
            Answers every service with its price, transit days and arrival, the one that would be chosen, and why not the
            others. Nothing is kept.""")
    ServiceChoice quote(@Valid @RequestBody ShippingQuoteBody body) {
        return carriers.quote(
                body.site(),
                body.country(),
                body.location(),
                body.packages().stream()
                        .map(parcel -> new RateShopping.Parcel(
                                parcel.weightGrams(), parcel.handling() == null ? Set.of() : parcel.handling()))
                        .toList(),
                body.neededBy(),
                body.service());
    }
}
