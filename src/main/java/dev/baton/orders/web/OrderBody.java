package dev.baton.orders.web;

import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.CustomField;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.web.ByHandBody.ManualChargeBody;
import dev.baton.orders.web.ByHandBody.ManualDiscountBody;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is asked for.
 *
 * @param channel where it comes from, such as web
 * @param externalReference what it is called there; the same channel and reference is the same order
 * @param customer left out for a guest
 * @param shipTo left out for the customer's own address
 * @param requestedOn when the customer would like to have it
 * @param priority higher is served first; the customer's usual when left out
 * @param shippingPolicy whether what is there goes first; the customer's when left out
 * @param shippingService GROUND when left out
 * @param currency ISO 4217; the customer's when left out
 * @param customFields what is to stand in the company's own fields, by code
 */
record OrderBody(
        @NotBlank @Size(max = 40) String channel,
        @Nullable @Size(min = 1, max = 100) String externalReference,
        @Nullable CustomerNumber customer,
        @Nullable @Valid ShipToBody shipTo,
        @NotEmpty @Size(max = 2000) List<@NotNull @Valid LineBody> lines,
        @Nullable LocalDate requestedOn,
        @Nullable @Size(max = 2000) String notes,
        @Nullable @Size(max = CustomField.MOST) Map<String, @Nullable Object> customFields,
        @Nullable @Min(0) @Max(PlaceOrder.HIGHEST_PRIORITY) Integer priority,
        @Nullable ShippingPolicy shippingPolicy,
        @Nullable @Size(min = 1, max = 40) String shippingService,
        @Nullable String currency,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> discountCodes,
        @Nullable @Size(max = ByHandBody.MOST) List<@NotNull @Valid ManualDiscountBody> manualDiscounts,
        @Nullable @Size(max = ByHandBody.MOST) List<@NotNull @Valid ManualChargeBody> manualCharges) {

    /**
     * One item, and how much of it.
     *
     * @param sku left out where partNumber says it
     * @param partNumber what the customer calls the item; beside a sku it must not mean another one
     * @param unit EACH when left out
     * @param unitPrice of one EACH, instead of what the price lists say
     */
    record LineBody(
            @Nullable Sku sku,

            @Nullable @Size(min = 1, max = PartNumber.LONGEST)
            String partNumber,

            @NotNull @Min(1) @Max(1_000_000_000) Long quantity,
            @Nullable UnitOfMeasure unit,
            @Nullable Money unitPrice) {

        LineBody of(@Nullable Sku meant) {
            return new LineBody(meant, partNumber, quantity, unit, unitPrice);
        }

        /** Of lines that {@link NamedLines} has read. */
        Sku item() {
            return Objects.requireNonNull(sku);
        }

        PlaceOrder.Line line() {
            return new PlaceOrder.Line(item(), quantity, unit == null ? UnitOfMeasure.EACH : unit, unitPrice);
        }
    }

    /**
     * Where it goes, and to whom.
     *
     * @param region ISO 3166-2 without the country, such as CA; left out where addresses have none
     * @param country ISO 3166-1 alpha-2
     */
    record ShipToBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 200) String company,
            @NotBlank @Size(max = 200) String line1,
            @Nullable @Size(max = 200) String line2,
            @NotBlank @Size(max = 100) String city,
            @Nullable @Size(max = 100) String region,
            @Nullable @Size(max = 20) String postcode,
            @NotBlank @Size(max = 2) String country,
            @Nullable @Size(max = 200) String email,
            @Nullable @Size(max = 30) String phone) {

        Address address() {
            return new Address(
                    name, company, line1, line2, city, blankless(region), blankless(postcode), country, email, phone);
        }

        private static String blankless(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    OrderBody with(List<LineBody> meant) {
        return new OrderBody(
                channel,
                externalReference,
                customer,
                shipTo,
                meant,
                requestedOn,
                notes,
                customFields,
                priority,
                shippingPolicy,
                shippingService,
                currency,
                discountCodes,
                manualDiscounts,
                manualCharges);
    }

    PlaceOrder.Command command(@Nullable String idempotencyKey) {
        var command = usual(idempotencyKey);
        return customFields == null ? command : command.filledIn(customFields);
    }

    /** Without what stands in the company's own fields. */
    private PlaceOrder.Command usual(@Nullable String idempotencyKey) {
        var complaints = new Invalid.Collector();
        Plausible.currency(complaints, "currency", currency);
        Plausible.date(complaints, "requestedOn", requestedOn);
        Plausible.prices(complaints, lines);
        var byHand = new ByHandBody(complaints, lines.size(), currency).read(manualDiscounts, manualCharges);
        complaints.throwIfAny();
        return new PlaceOrder.Command(
                        channel,
                        externalReference,
                        customer,
                        shipTo == null ? null : shipTo.address(),
                        lines.stream().map(LineBody::line).toList(),
                        requestedOn,
                        notes,
                        priority,
                        shippingPolicy,
                        shippingService,
                        currency,
                        discountCodes == null ? List.of() : discountCodes,
                        byHand.discounts(),
                        idempotencyKey)
                .charging(byHand.charges());
    }
}
