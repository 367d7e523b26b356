package dev.baton.pricing.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import dev.baton.pricing.DefineDiscount;
import dev.baton.pricing.Discount;
import dev.baton.pricing.PricingQueries;
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
@RequestMapping("/api/v1/discounts")
@Access("prices")
@Tag(name = "discounts", description = "Reductions of the price of goods: automatic ones and those given by a code")
class DiscountController {

    /**
     * A discount as it is written and read.
     *
     * @param basisPoints of a percentage: 1250 is 12.5 %
     * @param amount of an amount: once for the order, or off each line it is for
     * @param minimumSubtotal what the goods must cost before discounts
     * @param skus for lines: only these
     * @param categories for lines: only items of these categories
     * @param automatic given by itself, the best one of its kind; otherwise by its code
     * @param exclusive given with no other code and no automatic discount, or not at all: whichever takes off more; false when left out
     */
    record DiscountBody(
            @NotNull @Pattern(regexp = Fields.CODE, message = Fields.CODE_MESSAGE)
            String code,

            @NotBlank @Size(max = 200) String name,
            Discount.@NotNull Kind kind,
            @Nullable @Min(1) @Max(10_000) Integer basisPoints,
            @Nullable Money amount,
            Discount.@NotNull Scope scope,
            @Nullable Money minimumSubtotal,
            @Nullable @Size(min = 1, max = 40) String channel,
            @Nullable @Size(min = 1, max = 40) String customerTag,
            @Nullable @Size(max = 1000) Set<@NotBlank String> skus,
            @Nullable @Size(max = 200) Set<@NotBlank String> categories,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean automatic,
            @Nullable Boolean exclusive,
            @Nullable Boolean enabled) {

        static DiscountBody of(Discount discount) {
            var currency = discount.currency();
            boolean percent = discount.kind() == Discount.Kind.PERCENT;
            return new DiscountBody(
                    discount.code(),
                    discount.name(),
                    discount.kind(),
                    percent ? Math.toIntExact(discount.value()) : null,
                    percent || currency == null ? null : Money.of(discount.value(), currency),
                    discount.scope(),
                    currency == null ? null : Money.of(discount.minimumSubtotal(), currency),
                    discount.channel(),
                    discount.customerTag(),
                    new TreeSet<>(discount.skus()),
                    new TreeSet<>(discount.categories()),
                    discount.validFrom(),
                    discount.validTo(),
                    discount.automatic(),
                    discount.exclusive(),
                    discount.enabled());
        }

        Discount discount() {
            check();
            return new Discount(
                    code,
                    name,
                    kind,
                    basisPoints != null ? basisPoints : amount == null ? 0 : amount.minor(),
                    scope,
                    currency(),
                    minimumSubtotal == null ? 0 : minimumSubtotal.minor(),
                    channel,
                    customerTag,
                    skus == null ? Set.of() : skus,
                    categories == null ? Set.of() : categories,
                    validFrom,
                    validTo,
                    automatic,
                    exclusive != null && exclusive,
                    enabled == null || enabled,
                    1);
        }

        private @Nullable String currency() {
            return amount != null ? amount.currency() : minimumSubtotal == null ? null : minimumSubtotal.currency();
        }

        private void check() {
            var complaints = new Invalid.Collector();
            boolean percent = kind == Discount.Kind.PERCENT;
            complaints
                    .require(percent == (basisPoints != null), "basisPoints", "is for PERCENT, and needed there")
                    .require(percent == (amount == null), "amount", "is for AMOUNT, and needed there")
                    .require(amount == null || amount.isPositive(), "amount.amount", "must be more than nothing")
                    .require(
                            scope == Discount.Scope.LINE || (empty(skus) && empty(categories)),
                            "scope",
                            "must be LINE when SKUs or categories are named");
            var currency = currency();
            if (currency != null) {
                Fields.amount(complaints, "amount", amount, currency);
                Fields.amount(complaints, "minimumSubtotal", minimumSubtotal, currency);
            }
            Fields.days(complaints, "validTo", validFrom, validTo);
            complaints.throwIfAny();
        }

        private static boolean empty(@Nullable Set<String> values) {
            return values == null || values.isEmpty();
        }
    }

    private final DefineDiscount defineDiscount;
    private final PricingQueries queries;

    DiscountController(DefineDiscount defineDiscount, PricingQueries queries) {
        this.defineDiscount = defineDiscount;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "List discounts by code")
    Page<DiscountBody> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.discounts(PageRequest.of(limit, cursor)).map(DiscountBody::of);
    }

    @GetMapping("/{code}")
    @Operation(summary = "Read a discount")
    ResponseEntity<DiscountBody> get(@PathVariable String code) {
        return tagged(ResponseEntity.ok(), queries.discount(code));
    }

    @PostMapping
    @Operation(summary = "Make a discount")
    ResponseEntity<?> make(@Valid @RequestBody DiscountBody body) {
        return answer(defineDiscount.handle(new DefineDiscount.Command(body.discount(), 0L)));
    }

    @PutMapping("/{code}")
    @Operation(summary = "Change a discount, or make it under this code")
    ResponseEntity<?> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DiscountBody body) {
        Fields.same("code", body.code(), code);
        return answer(defineDiscount.handle(new DefineDiscount.Command(body.discount(), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefineDiscount.Outcome outcome) {
        return switch (outcome) {
            case DefineDiscount.Made(var discount) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/discounts/" + discount.code())), discount);
            case DefineDiscount.Changed(var discount) -> tagged(ResponseEntity.ok(), discount);
            case DefineDiscount.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "discount-code-taken",
                        "There is already a discount %s.".formatted(code),
                        Map.of("code", code));
            case DefineDiscount.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<DiscountBody> tagged(ResponseEntity.BodyBuilder builder, Discount discount) {
        return builder.eTag(EntityTags.of(discount.version())).body(DiscountBody.of(discount));
    }
}
