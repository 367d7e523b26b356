package dev.baton.pricing.web;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.PriceOrder;
import dev.baton.pricing.PriceOrder.Outcome.Priced;
import dev.baton.pricing.PriceOrder.Outcome.Unpriced;
import dev.baton.pricing.PricingRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/price-quotes")
@Access(value = "prices", asksOnly = true)
@Tag(name = "price-quotes", description = "What a basket would cost, without ordering it")
class PriceQuoteController {

    /** @param unitPrice instead of any list's */
    record LineBody(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(1_000_000_000) Long quantity,
            @Nullable Money unitPrice) {}

    record ShipToBody(
            @NotNull @Pattern(regexp = Fields.COUNTRY, message = Fields.COUNTRY_MESSAGE)
            String country,

            @Nullable @Size(max = 10) String region) {}

    /**
     * @param basisPoints either these: 1250 is 12.5 %
     * @param amount or this
     * @param line the index of the one line it is for; none for the whole order
     */
    record ManualDiscountBody(
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Min(1) @Max(10_000) Integer basisPoints,
            @Nullable Money amount,
            @Nullable Integer line) {}

    /**
     * What is asked by hand besides the goods and their carriage, and why.
     *
     * @param amount without tax where prices do not include it
     * @param line the index of the one line it is for; left out for the whole order
     */
    record ManualChargeBody(
            ManualCharge.@NotNull Kind kind,
            @NotBlank @Size(max = 200) String reason,
            @NotNull Money amount,
            @Nullable @Min(0) Integer line) {}

    /**
     * A basket.
     *
     * @param customer gives price list, tags, exemption and, where they are not said, currency
     * @param on today when not given
     */
    record QuoteBody(
            @NotBlank @Size(max = 40) String channel,
            @Nullable CustomerNumber customer,
            @Nullable @Size(max = 60) String priceList,
            @Nullable String currency,
            @Nullable LocalDate on,
            @NotNull @Valid ShipToBody shipTo,
            @Nullable @Size(max = 40) String shippingService,
            @NotEmpty @Size(max = 1000) List<@NotNull @Valid LineBody> lines,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> discountCodes,
            @Nullable @Size(max = 20) List<@NotNull @Valid ManualDiscountBody> manualDiscounts,
            @Nullable @Size(max = 20) List<@NotNull @Valid ManualChargeBody> manualCharges) {}

    private final PriceOrder priceOrder;
    private final ItemQueries items;
    private final CustomerQueries customers;
    private final Clock clock;

    PriceQuoteController(PriceOrder priceOrder, ItemQueries items, CustomerQueries customers, Clock clock) {
        this.priceOrder = priceOrder;
        this.items = items;
        this.customers = customers;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Price a basket",
            description = "Lines are referred to by their index. Nothing is kept and nothing is reserved.")
    ResponseEntity<?> quote(@Valid @RequestBody QuoteBody body) {
        return switch (priceOrder.handle(request(body))) {
            case Priced(var order) -> ResponseEntity.ok(order);
            case Unpriced(var lines) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "lines-without-price",
                        "%d lines cannot be priced.".formatted(lines.size()),
                        Map.of(
                                "errors",
                                lines.stream()
                                        .map(line -> new Invalid.Field(
                                                "lines[%d].sku".formatted(line.line()), line.reason()))
                                        .toList()));
        };
    }

    private PricingRequest request(QuoteBody body) {
        var complaints = new Invalid.Collector();
        var customer = customer(body, complaints);
        var currency = currency(body, customer, complaints);
        complaints.throwIfAny();
        var lines = lines(body, currency, complaints);
        var byHand = new ByHand(discounts(body, currency, complaints), charges(body, currency, complaints));
        complaints.throwIfAny();
        var on = body.on() == null ? LocalDate.now(clock) : body.on();
        return new PricingRequest(
                body.priceList() != null ? body.priceList() : customer == null ? null : customer.priceList(),
                body.channel(),
                customer == null ? null : customer.number().value(),
                customer == null ? Set.of() : customer.tags(),
                currency,
                on,
                on,
                body.shipTo().country(),
                body.shipTo().region() == null ? "" : body.shipTo().region(),
                customer != null && customer.taxExempt(),
                lines,
                body.discountCodes() == null ? List.of() : body.discountCodes(),
                byHand,
                body.shippingService() == null ? "GROUND" : body.shippingService());
    }

    private @Nullable Customer customer(QuoteBody body, Invalid.Collector complaints) {
        if (body.customer() == null) {
            return null;
        }
        var customer = customers.find(body.customer()).orElse(null);
        complaints.require(customer != null, "customer", "is no customer");
        return customer;
    }

    private static String currency(QuoteBody body, @Nullable Customer customer, Invalid.Collector complaints) {
        var currency = body.currency() != null ? body.currency() : customer == null ? "" : customer.currency();
        Fields.currency(complaints, "currency", currency);
        return currency;
    }

    private List<PricingRequest.Line> lines(QuoteBody body, String currency, Invalid.Collector complaints) {
        Map<Sku, Item> found =
                items.find(body.lines().stream().map(LineBody::sku).distinct().toList());
        var lines = new ArrayList<PricingRequest.Line>();
        for (int i = 0; i < body.lines().size(); i++) {
            var line = body.lines().get(i);
            var item = found.get(line.sku());
            Fields.amount(complaints, "lines[%d].unitPrice".formatted(i), line.unitPrice(), currency);
            if (item == null) {
                complaints.add("lines[%d].sku".formatted(i), "is no item");
                continue;
            }
            lines.add(PricingRequest.Line.of(i, item, line.quantity(), line.unitPrice()));
        }
        return lines;
    }

    private static List<ManualDiscount> discounts(QuoteBody body, String currency, Invalid.Collector complaints) {
        var discounts = new ArrayList<ManualDiscount>();
        var bodies = body.manualDiscounts() == null ? List.<ManualDiscountBody>of() : body.manualDiscounts();
        for (int i = 0; i < bodies.size(); i++) {
            var field = "manualDiscounts[%d]".formatted(i);
            var given = bodies.get(i);
            Fields.amount(complaints, field + ".amount", given.amount(), currency);
            if (given.basisPoints() != null && given.amount() == null) {
                discounts.add(
                        new ManualDiscount(given.reason(), Discount.Kind.PERCENT, given.basisPoints(), given.line()));
            } else if (given.amount() != null
                    && given.basisPoints() == null
                    && !given.amount().isNegative()) {
                discounts.add(new ManualDiscount(
                        given.reason(), Discount.Kind.AMOUNT, given.amount().minor(), given.line()));
            } else {
                complaints.add(field, "is either basis points or an amount");
            }
        }
        return discounts;
    }

    private static List<ManualCharge> charges(QuoteBody body, String currency, Invalid.Collector complaints) {
        var charges = new ArrayList<ManualCharge>();
        var bodies = body.manualCharges() == null ? List.<ManualChargeBody>of() : body.manualCharges();
        for (int i = 0; i < bodies.size(); i++) {
            var given = bodies.get(i);
            var field = "manualCharges[%d].amount".formatted(i);
            Fields.amount(complaints, field, given.amount(), currency);
            if (given.amount().isPositive()) {
                charges.add(new ManualCharge(
                        given.kind(), given.reason(), given.amount().minor(), given.line()));
            } else {
                complaints.add(field, "must be more than nothing");
            }
        }
        return charges;
    }
}
