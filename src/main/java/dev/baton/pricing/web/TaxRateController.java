package dev.baton.pricing.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import dev.baton.pricing.DefineTaxRate;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.TaxRate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
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
@RequestMapping("/api/v1/tax-rates")
@Access("prices")
@Tag(name = "tax-rates", description = "What jurisdictions take, added to prices or included in them")
class TaxRateController {

    /**
     * A tax rate as it is written and read.
     *
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 without the country; none for the whole country
     * @param taxClass such as FOOD; STANDARD when not given, for every class without a rate of its own
     * @param ratePpm in millionths: 66250 is 6.625 %
     * @param inclusive prices contain it
     * @param taxesShipping shipping is taxed too
     */
    record TaxRateBody(
            @NotNull @Pattern(regexp = Fields.CODE, message = Fields.CODE_MESSAGE)
            String code,

            @NotNull @Pattern(regexp = Fields.COUNTRY, message = Fields.COUNTRY_MESSAGE)
            String country,

            @Nullable @Size(max = 10) String region,
            @Nullable @Size(min = 1, max = 40) String taxClass,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Min(0) @Max(1_000_000) Integer ratePpm,
            boolean inclusive,
            boolean taxesShipping,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static TaxRateBody of(TaxRate rate) {
            return new TaxRateBody(
                    rate.code(),
                    rate.country(),
                    rate.region(),
                    rate.taxClass(),
                    rate.name(),
                    rate.ratePpm(),
                    rate.inclusive(),
                    rate.taxesShipping(),
                    rate.validFrom(),
                    rate.validTo());
        }

        TaxRate rate() {
            var complaints = new Invalid.Collector();
            Fields.days(complaints, "validTo", validFrom, validTo);
            complaints.throwIfAny();
            return new TaxRate(
                    code,
                    country,
                    region == null ? "" : region,
                    taxClass == null ? TaxRate.STANDARD : taxClass,
                    name,
                    ratePpm,
                    inclusive,
                    taxesShipping,
                    validFrom,
                    validTo,
                    1);
        }
    }

    private final DefineTaxRate defineTaxRate;
    private final PricingQueries queries;

    TaxRateController(DefineTaxRate defineTaxRate, PricingQueries queries) {
        this.defineTaxRate = defineTaxRate;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "List tax rates by code")
    Page<TaxRateBody> list(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.taxRates(country, PageRequest.of(limit, cursor)).map(TaxRateBody::of);
    }

    @GetMapping("/{code}")
    @Operation(summary = "Read a tax rate")
    ResponseEntity<TaxRateBody> get(@PathVariable String code) {
        return tagged(ResponseEntity.ok(), queries.taxRate(code));
    }

    @PostMapping
    @Operation(summary = "Make a tax rate")
    ResponseEntity<?> make(@Valid @RequestBody TaxRateBody body) {
        return answer(defineTaxRate.handle(new DefineTaxRate.Command(body.rate(), 0L)));
    }

    @PutMapping("/{code}")
    @Operation(summary = "Change a tax rate, or make it under this code")
    ResponseEntity<?> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaxRateBody body) {
        Fields.same("code", body.code(), code);
        return answer(defineTaxRate.handle(new DefineTaxRate.Command(body.rate(), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefineTaxRate.Outcome outcome) {
        return switch (outcome) {
            case DefineTaxRate.Made(var rate) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/tax-rates/" + rate.code())), rate);
            case DefineTaxRate.Changed(var rate) -> tagged(ResponseEntity.ok(), rate);
            case DefineTaxRate.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "tax-rate-code-taken",
                        "There is already a tax rate %s.".formatted(code),
                        Map.of("code", code));
            case DefineTaxRate.MixedInclusion(var other) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "tax-rate-mixes-inclusion",
                        "Prices there either include all taxes or none, and %s says otherwise.".formatted(other),
                        Map.of("otherRate", other));
            case DefineTaxRate.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<TaxRateBody> tagged(ResponseEntity.BodyBuilder builder, TaxRate rate) {
        return builder.eTag(EntityTags.of(rate.version())).body(TaxRateBody.of(rate));
    }
}
