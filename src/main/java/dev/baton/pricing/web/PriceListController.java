package dev.baton.pricing.web;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.SetPrices;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
@RequestMapping("/api/v1/price-lists")
@Access("prices")
@Tag(name = "price-lists", description = "What goods cost: for whom, in which currency, when and from which quantity")
class PriceListController {

    private static final int MOST_PRICES = 5000;

    /**
     * What one unit costs from a quantity on.
     *
     * @param quantityFrom 1 when not given
     * @param validFrom the first day; the list's when not given
     * @param validTo the last day
     */
    record PriceBody(
            @NotNull Sku sku,
            @Nullable @Min(1) @Max(1_000_000_000) Long quantityFrom,
            @NotNull Money unitPrice,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static PriceBody of(Price price, String currency) {
            return new PriceBody(
                    price.sku(),
                    price.quantityFrom(),
                    Money.of(price.unitMinor(), currency),
                    price.validFrom(),
                    price.validTo());
        }

        Price price(LocalDate listValidFrom) {
            return new Price(
                    sku,
                    quantityFrom == null ? 1 : quantityFrom,
                    unitPrice.minor(),
                    validFrom == null ? listValidFrom : validFrom,
                    validTo);
        }
    }

    /**
     * A price list as it is written and read.
     *
     * @param channel makes it the list of that channel
     * @param customer makes it the list of that one customer
     * @param isDefault for everybody who has no other
     * @param validTo the last day
     * @param prices when writing, prices to set; those that are not named stay as they are. Read them under {@code /prices}
     */
    record PriceListBody(
            @NotNull @Pattern(regexp = Fields.CODE, message = Fields.CODE_MESSAGE)
            String code,

            @NotBlank @Size(max = 100) String name,
            @NotBlank String currency,
            @Nullable @Size(min = 1, max = 40) String channel,
            @Nullable CustomerNumber customer,
            @Nullable Boolean isDefault,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable @Size(max = MOST_PRICES) List<@NotNull @Valid PriceBody> prices) {

        static PriceListBody of(PriceList list) {
            var customer = list.customer();
            return new PriceListBody(
                    list.code(),
                    list.name(),
                    list.currency(),
                    list.channel(),
                    customer == null ? null : CustomerNumber.of(customer),
                    list.isDefault(),
                    list.validFrom(),
                    list.validTo(),
                    null);
        }

        DefinePriceList.Command command(@Nullable Long expectedVersion) {
            var complaints = new Invalid.Collector();
            Fields.currency(complaints, "currency", currency);
            Fields.days(complaints, "validTo", validFrom, validTo);
            complaints.throwIfAny();
            var list = new PriceList(
                    code,
                    name,
                    currency,
                    channel,
                    customer == null ? null : customer.value(),
                    isDefault != null && isDefault,
                    validFrom,
                    validTo,
                    1);
            return new DefinePriceList.Command(
                    list, checked(prices == null ? List.of() : prices, list), expectedVersion);
        }
    }

    /** @param withdrawn SKUs that the list shall no longer have, with all their prices */
    record PricesBody(
            @NotNull @Size(max = MOST_PRICES) List<@NotNull @Valid PriceBody> prices,
            @Nullable @Size(max = MOST_PRICES) Set<@NotNull Sku> withdrawn) {}

    private final DefinePriceList definePriceList;
    private final SetPrices setPrices;
    private final PricingQueries queries;

    PriceListController(DefinePriceList definePriceList, SetPrices setPrices, PricingQueries queries) {
        this.definePriceList = definePriceList;
        this.setPrices = setPrices;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "List price lists by code")
    Page<PriceListBody> list(
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.priceLists(currency, PageRequest.of(limit, cursor)).map(PriceListBody::of);
    }

    @GetMapping("/{code}")
    @Operation(summary = "Read a price list")
    ResponseEntity<PriceListBody> get(@PathVariable String code) {
        return tagged(ResponseEntity.ok(), queries.priceList(code));
    }

    @PostMapping
    @Operation(summary = "Make a price list, with prices or without")
    ResponseEntity<?> make(@Valid @RequestBody PriceListBody body) {
        return answer(definePriceList.handle(body.command(0L)));
    }

    @PutMapping("/{code}")
    @Operation(summary = "Change a price list, or make it under this code")
    ResponseEntity<?> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PriceListBody body) {
        Fields.same("code", body.code(), code);
        return answer(definePriceList.handle(body.command(EntityTags.expected(ifMatch))));
    }

    @GetMapping("/{code}/prices")
    @Operation(summary = "List the prices of a list by SKU, quantity and first day")
    Page<PriceBody> prices(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var list = queries.priceList(code);
        return queries.prices(code, sku, PageRequest.of(limit, cursor))
                .map(price -> PriceBody.of(price, list.currency()));
    }

    @PutMapping("/{code}/prices")
    @Operation(
            summary = "Set prices, any number at once",
            description = "A price of the same SKU, quantity and first day is replaced; the rest stay.")
    ResponseEntity<PriceListBody> setPrices(@PathVariable String code, @Valid @RequestBody PricesBody body) {
        var list = queries.priceList(code);
        var withdrawn = body.withdrawn() == null ? Set.<Sku>of() : body.withdrawn();
        return tagged(
                ResponseEntity.ok(),
                setPrices.handle(new SetPrices.Command(code, checked(body.prices(), list), withdrawn)));
    }

    private static List<Price> checked(List<PriceBody> bodies, PriceList list) {
        var complaints = new Invalid.Collector();
        var seen = new HashSet<List<Object>>();
        for (int i = 0; i < bodies.size(); i++) {
            var field = "prices[%d]".formatted(i);
            var price = bodies.get(i).price(list.validFrom());
            Fields.amount(complaints, field + ".unitPrice", bodies.get(i).unitPrice(), list.currency());
            Fields.days(complaints, field + ".validTo", price.validFrom(), price.validTo());
            complaints.require(
                    seen.add(List.of(price.sku(), price.quantityFrom(), price.validFrom())),
                    field,
                    "is given twice: the same SKU, quantity and first day");
        }
        complaints.throwIfAny();
        return bodies.stream().map(body -> body.price(list.validFrom())).toList();
    }

    private static ResponseEntity<?> answer(DefinePriceList.Outcome outcome) {
        return switch (outcome) {
            case DefinePriceList.Made(var list) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/price-lists/" + list.code())), list);
            case DefinePriceList.Changed(var list) -> tagged(ResponseEntity.ok(), list);
            case DefinePriceList.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "price-list-code-taken",
                        "There is already a price list %s.".formatted(code),
                        Map.of("code", code));
            case DefinePriceList.CurrencyFixed(var currency) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "price-list-currency-fixed",
                        "The list is in %s and stays so; make another one.".formatted(currency),
                        Map.of("currency", currency));
            case DefinePriceList.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<PriceListBody> tagged(ResponseEntity.BodyBuilder builder, PriceList list) {
        return builder.eTag(EntityTags.of(list.version())).body(PriceListBody.of(list));
    }
}
