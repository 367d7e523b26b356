package dev.baton.orders.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.Discount;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request takes off and adds by hand. */
final class ByHandBody {

    static final int MOST = 20;

    /**
     * What is given away by hand, and why.
     *
     * @param basisPoints either these: 1250 is 12.5 %
     * @param amount or this
     * @param line the index of the one line it is for; left out for the whole order
     */
    record ManualDiscountBody(
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Min(1) @Max(10_000) Integer basisPoints,
            @Nullable Money amount,
            @Nullable @Min(0) Integer line) {}

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

    private final Invalid.Collector complaints;
    private final int lines;
    private final @Nullable String currency;

    /**
     * @param lines how many the order has
     * @param currency of the order; null when the request does not tell
     */
    ByHandBody(Invalid.Collector complaints, int lines, @Nullable String currency) {
        this.complaints = complaints;
        this.lines = lines;
        this.currency = currency;
    }

    /** As far as there is nothing to complain about. */
    ByHand read(@Nullable List<ManualDiscountBody> discounts, @Nullable List<ManualChargeBody> charges) {
        return new ByHand(
                discounts(discounts == null ? List.of() : discounts), charges(charges == null ? List.of() : charges));
    }

    private List<ManualDiscount> discounts(List<ManualDiscountBody> bodies) {
        var discounts = new ArrayList<ManualDiscount>();
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            var field = "manualDiscounts[%d]".formatted(i);
            checkLine(field, body.line);
            if (body.basisPoints != null && body.amount == null) {
                discounts.add(new ManualDiscount(body.reason, Discount.Kind.PERCENT, body.basisPoints, body.line));
            } else if (body.amount != null && body.basisPoints == null) {
                amount(field + ".amount", "a discount", body.amount, 0)
                        .ifPresent(minor ->
                                discounts.add(new ManualDiscount(body.reason, Discount.Kind.AMOUNT, minor, body.line)));
            } else {
                complaints.add(field, "is either basis points or an amount");
            }
        }
        return discounts;
    }

    private List<ManualCharge> charges(List<ManualChargeBody> bodies) {
        var charges = new ArrayList<ManualCharge>();
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            var field = "manualCharges[%d]".formatted(i);
            checkLine(field, body.line);
            amount(field + ".amount", "a charge", body.amount, 1)
                    .ifPresent(minor -> charges.add(new ManualCharge(body.kind, body.reason, minor, body.line)));
        }
        return charges;
    }

    private void checkLine(String field, @Nullable Integer line) {
        complaints.require(line == null || line < lines, field + ".line", "is no line's index");
    }

    private Optional<Long> amount(String field, String of, Money amount, long least) {
        if (amount.minor() < least) {
            complaints.add(field, least == 0 ? "must not be negative" : "must be more than nothing");
        } else if (amount.minor() > Plausible.HIGHEST_PRICE) {
            complaints.add(field, "must not be absurdly high");
        } else if (currency == null) {
            complaints.add("currency", "is needed with %s of an amount".formatted(of));
        } else if (!currency.equals(amount.currency())) {
            complaints.add(field + ".currency", "must be %s, as the order".formatted(currency));
        } else {
            return Optional.of(amount.minor());
        }
        return Optional.empty();
    }
}
