package dev.baton.pricing.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import dev.baton.pricing.DefineShippingCharge;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.ShippingCharge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shipping-charges")
@Access("prices")
@Tag(name = "shipping-charges", description = "What customers pay for shipping, by service, place, weight and subtotal")
class ShippingChargeController {

    /**
     * A row of the table as it is written and read.
     *
     * @param country ISO 3166-1 alpha-2; none for anywhere
     * @param regions ISO 3166-2 without the country; none for all of the country
     * @param minimumSubtotal goods after discounts, from which the row counts
     * @param maximumGrams the heaviest order it holds
     * @param freeFrom goods after discounts, from which nothing is charged
     */
    record ShippingChargeBody(
            @NotNull @Pattern(regexp = Fields.CODE, message = Fields.CODE_MESSAGE)
            String code,

            @NotBlank @Size(max = 40) String service,

            @Nullable @Pattern(regexp = Fields.COUNTRY, message = Fields.COUNTRY_MESSAGE)
            String country,

            @Nullable @Size(max = 100) Set<@NotBlank String> regions,
            @Nullable Money minimumSubtotal,
            @Nullable @Min(1) Long maximumGrams,
            @NotNull Money charge,
            @Nullable Money freeFrom,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static ShippingChargeBody of(ShippingCharge row) {
            var free = row.freeFrom();
            return new ShippingChargeBody(
                    row.code(),
                    row.service(),
                    row.country().isEmpty() ? null : row.country(),
                    new TreeSet<>(row.regions()),
                    Money.of(row.minimumSubtotal(), row.currency()),
                    row.maximumGrams(),
                    Money.of(row.charge(), row.currency()),
                    free == null ? null : Money.of(free, row.currency()),
                    row.validFrom(),
                    row.validTo());
        }

        ShippingCharge row() {
            var complaints = new Invalid.Collector();
            Fields.amount(complaints, "charge", charge, charge.currency());
            Fields.amount(complaints, "minimumSubtotal", minimumSubtotal, charge.currency());
            Fields.amount(complaints, "freeFrom", freeFrom, charge.currency());
            Fields.days(complaints, "validTo", validFrom, validTo);
            complaints.throwIfAny();
            return new ShippingCharge(
                    code,
                    service,
                    country == null ? "" : country,
                    regions == null ? Set.of() : regions,
                    charge.currency(),
                    minimumSubtotal == null ? 0 : minimumSubtotal.minor(),
                    maximumGrams,
                    charge.minor(),
                    freeFrom == null ? null : freeFrom.minor(),
                    validFrom,
                    validTo,
                    1);
        }
    }

    private final DefineShippingCharge defineShippingCharge;
    private final PricingQueries queries;

    ShippingChargeController(DefineShippingCharge defineShippingCharge, PricingQueries queries) {
        this.defineShippingCharge = defineShippingCharge;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "List shipping charges by code")
    Page<ShippingChargeBody> list(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.shippingCharges(service, PageRequest.of(limit, cursor)).map(ShippingChargeBody::of);
    }

    @GetMapping("/{code}")
    @Operation(summary = "Read a shipping charge")
    ResponseEntity<ShippingChargeBody> get(@PathVariable String code) {
        return tagged(ResponseEntity.ok(), queries.shippingCharge(code));
    }

    @PostMapping
    @Operation(summary = "Make a shipping charge")
    ResponseEntity<?> make(@Valid @RequestBody ShippingChargeBody body) {
        return answer(defineShippingCharge.handle(new DefineShippingCharge.Command(body.row(), 0L)));
    }

    @PutMapping("/{code}")
    @Operation(summary = "Change a shipping charge, or make it under this code")
    ResponseEntity<?> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ShippingChargeBody body) {
        Fields.same("code", body.code(), code);
        return answer(defineShippingCharge.handle(
                new DefineShippingCharge.Command(body.row(), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefineShippingCharge.Outcome outcome) {
        return switch (outcome) {
            case DefineShippingCharge.Made(var charge) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/shipping-charges/" + charge.code())), charge);
            case DefineShippingCharge.Changed(var charge) -> tagged(ResponseEntity.ok(), charge);
            case DefineShippingCharge.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "shipping-charge-code-taken",
                        "There is already a shipping charge %s.".formatted(code),
                        Map.of("code", code));
            case DefineShippingCharge.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<ShippingChargeBody> tagged(
            ResponseEntity.BodyBuilder builder, ShippingCharge charge) {
        return builder.eTag(EntityTags.of(charge.version())).body(ShippingChargeBody.of(charge));
    }
}
