package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.Invalid;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.money.Money;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.ManualCharge;
import dev.baton.pricing.ManualDiscount;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Places an order: verified, priced, sourced, reserved or backordered, numbered and durably written, all of it or none.
 *
 * <p>What concerns this order alone (reading, verifying, pricing) is done in the caller's thread. What everybody competes for
 * (stock, numbers, keys) is decided together with whoever else is placing, in one transaction, in order of arrival. The same
 * {@code Idempotency-Key}, or the same channel and external reference, is the same order: its first answer is given again.
 */
@Service
public class PlaceOrder {

    public static final int HIGHEST_PRIORITY = 1_000;

    private static final int TRIES = 3;

    /**
     * @param customer null for a guest
     * @param shipTo null for the customer's own address
     * @param priority 0 to {@value #HIGHEST_PRIORITY}, higher is served first; null for the customer's usual
     * @param currency null for the customer's
     * @param hold for what it is held from the first moment; null when it may go on
     * @param customFields what is to stand in the company's own fields, by code
     */
    public record Command(
            String channel,
            @Nullable String externalReference,
            @Nullable CustomerNumber customer,
            @Nullable Address shipTo,
            List<Line> lines,
            @Nullable LocalDate requestedOn,
            @Nullable String notes,
            @Nullable Integer priority,
            @Nullable ShippingPolicy shippingPolicy,
            @Nullable String shippingService,
            @Nullable String currency,
            List<String> discountCodes,
            List<ManualDiscount> discounts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ManualCharge> charges,
            @Nullable String idempotencyKey,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HoldReason hold,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> customFields) {

        /** An order that may go on at once, and for which nothing is asked but its goods and their carriage. */
        public Command(
                String channel,
                @Nullable String externalReference,
                @Nullable CustomerNumber customer,
                @Nullable Address shipTo,
                List<Line> lines,
                @Nullable LocalDate requestedOn,
                @Nullable String notes,
                @Nullable Integer priority,
                @Nullable ShippingPolicy shippingPolicy,
                @Nullable String shippingService,
                @Nullable String currency,
                List<String> discountCodes,
                List<ManualDiscount> discounts,
                @Nullable String idempotencyKey) {
            this(
                    channel,
                    externalReference,
                    customer,
                    shipTo,
                    lines,
                    requestedOn,
                    notes,
                    priority,
                    shippingPolicy,
                    shippingService,
                    currency,
                    discountCodes,
                    discounts,
                    List.of(),
                    idempotencyKey,
                    null,
                    Map.of());
        }

        public Command {
            customFields = new TreeMap<>(customFields);
            lines = List.copyOf(lines);
            discountCodes = List.copyOf(discountCodes);
            discounts = List.copyOf(discounts);
            charges = List.copyOf(charges);
        }

        /** What is asked for, whatever key it is asked under. */
        Command withoutKey() {
            return with(lines, charges, null, customFields, shippingPolicy, shippingService);
        }

        Command withLines(List<Line> lines) {
            return with(lines, charges, idempotencyKey, customFields, shippingPolicy, shippingService);
        }

        Command shipping(ShippingPolicy policy) {
            return with(lines, charges, idempotencyKey, customFields, policy, shippingService);
        }

        Command by(String service) {
            return with(lines, charges, idempotencyKey, customFields, shippingPolicy, service);
        }

        /** With this asked besides goods and carriage. */
        public Command charging(List<ManualCharge> asked) {
            return with(lines, asked, idempotencyKey, customFields, shippingPolicy, shippingService);
        }

        /** With this in the company's own fields; what is null is not filled in. */
        public Command filledIn(Map<String, ? extends @Nullable Object> given) {
            var filledIn = new TreeMap<String, Object>();
            given.forEach((code, value) -> {
                if (value != null) {
                    filledIn.put(code, value);
                }
            });
            return with(lines, charges, idempotencyKey, filledIn, shippingPolicy, shippingService);
        }

        private Command with(
                List<Line> lines,
                List<ManualCharge> charges,
                @Nullable String idempotencyKey,
                Map<String, Object> customFields,
                @Nullable ShippingPolicy shippingPolicy,
                @Nullable String shippingService) {
            return new Command(
                    channel,
                    externalReference,
                    customer,
                    shipTo,
                    lines,
                    requestedOn,
                    notes,
                    priority,
                    shippingPolicy,
                    shippingService,
                    currency,
                    discountCodes,
                    discounts,
                    charges,
                    idempotencyKey,
                    hold,
                    customFields);
        }

        ByHand byHand() {
            return new ByHand(discounts, charges);
        }
    }

    /** @param unitPrice instead of any list; null when the lists decide */
    public record Line(
            Sku sku,
            long quantity,
            UnitOfMeasure unit,
            @Nullable Money unitPrice) {

        Line at(Money price) {
            return new Line(sku, quantity, unit, price);
        }

        /** @param units of measure, as many more of them */
        Line more(long units) {
            return new Line(sku, quantity + units, unit, unitPrice);
        }
    }

    public sealed interface Outcome extends Decided {}

    public record Placed(OrderView order) implements Outcome {}

    /** It was placed before; {@code answer} is what was answered then. */
    public record Replayed(OrderId order, JsonNode answer) implements Outcome {}

    public record Unpriced(List<Unpriceable> lines) implements Outcome, PreviewOrder.Outcome {}

    /** The company's rules refuse it. */
    public record Rejected(List<Finding> findings) implements Outcome, PreviewOrder.Outcome {}

    /** The key or reference was used for a different order. */
    public record Reused(String field, String value, OrderId order) implements Outcome {}

    /** More is arriving than can be placed; nothing was done. */
    public record Busy() implements Outcome {}

    /** What became of an order that was handed over to be placed. */
    sealed interface Decided permits Outcome, Outdated {}

    /** Master data changed since the order was prepared; nothing was done. */
    record Outdated() implements Decided {}

    /** What was prepared, or why it could not be. */
    sealed interface Prepared permits Draft, PrepareOrder.NoPrice, PrepareOrder.Rejected {}

    private final PrepareOrder prepare;
    private final PlacementQueue queue;
    private final Generations generations;

    PlaceOrder(PrepareOrder prepare, PlacementQueue queue, Generations generations) {
        this.prepare = prepare;
        this.queue = queue;
        this.generations = generations;
    }

    /**
     * Prepares by what is kept in memory; the batch compares it with the database, and a refusal is compared here. While master
     * data keeps changing under it, the last try reads what it needs just before, and is taken at its word.
     */
    public Outcome handle(Command command) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            var truth = generations.known();
            try {
                var decided = decide(prepare.handle(command));
                if (decided instanceof Outcome outcome && (!isJudgedHere(outcome) || isStill(truth))) {
                    return outcome;
                }
            } catch (Invalid invalid) {
                if (isStill(truth)) {
                    throw invalid;
                }
            }
        }
        generations.read();
        return switch (prepare.handle(command)) {
            case PrepareOrder.NoPrice(var lines) -> new Unpriced(lines);
            case PrepareOrder.Rejected(var findings) -> new Rejected(findings);
            case Draft draft -> (Outcome) queue.place(draft.justRead());
        };
    }

    private Decided decide(Prepared prepared) {
        return switch (prepared) {
            case PrepareOrder.NoPrice(var lines) -> new Unpriced(lines);
            case PrepareOrder.Rejected(var findings) -> new Rejected(findings);
            case Draft draft -> queue.place(draft);
        };
    }

    /** Whether it was refused before any batch could compare what it was refused by. */
    private static boolean isJudgedHere(Outcome outcome) {
        return outcome instanceof Unpriced || outcome instanceof Rejected;
    }

    private boolean isStill(Generations.Stamp truth) {
        return generations.read().equals(truth);
    }
}
