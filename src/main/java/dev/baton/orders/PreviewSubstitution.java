package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.catalog.Sku;
import dev.baton.platform.NotFound;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What {@link SubstituteItem} would make of an order: its money, stock and promise before and after. Nothing is locked, reserved or
 * written, so what others do meanwhile may make it different when it is done.
 */
@Service
@Transactional(readOnly = true)
public class PreviewSubstitution {

    public sealed interface Outcome permits Previewed, SubstituteItem.Refusal {}

    /**
     * @param name of the substitute, in the customer's language
     * @param fromStock how many of {@code quantity} would be reserved at once
     * @param promisedOn when all of the substitute would have arrived; null when nobody knows
     * @param unitPrice of the substitute; {@code unitPriceBefore} is that of the original
     * @param difference what the order would cost more; less when it is negative
     * @param consent whether the customer has to agree
     */
    public record Previewed(
            OrderView before,
            OrderView after,
            Sku original,
            Sku substitute,
            String name,
            long quantity,
            long fromStock,
            @Nullable LocalDate promisedOn,
            Money unitPriceBefore,
            Money unitPrice,
            Money difference,
            boolean consent)
            implements Outcome {

        @JsonIgnore
        public boolean isAllThere() {
            return fromStock == quantity;
        }
    }

    private final Orders orders;
    private final PlanSubstitution plan;
    private final PreviewAmendment previewAmendment;
    private final Clock clock;

    PreviewSubstitution(Orders orders, PlanSubstitution plan, PreviewAmendment previewAmendment, Clock clock) {
        this.orders = orders;
        this.plan = plan;
        this.previewAmendment = previewAmendment;
        this.clock = clock;
    }

    /** @param units of the line that would be substituted */
    public Outcome handle(OrderId order, LineId line, long units, Sku substitute, @Nullable String ifMatch) {
        var before = orders.find(List.of(order)).stream().findFirst().orElseThrow(() -> new NotFound("order", order));
        EntityTags.check(ifMatch, before.version());
        return switch (plan.handle(before, line, units, substitute, clock.instant())) {
            case SubstituteItem.Refusal refusal -> refusal;
            case PlanSubstitution.Planned planned ->
                switch (previewAmendment.handle(planned.amendment())) {
                    case PreviewAmendment.Previewed(var was, var after, var _) -> previewed(was, after, planned, units);
                    case AmendOrder.Refusal refusal -> SubstituteItem.refused(refusal);
                };
        };
    }

    private static Previewed previewed(
            OrderView before, OrderView after, PlanSubstitution.Planned planned, long units) {
        var added = after.lines().getLast();
        return new Previewed(
                before,
                after,
                planned.line().sku(),
                added.sku(),
                added.name(),
                units,
                added.quantities().reserved(),
                added.promisedOn(),
                planned.line().money().unitPrice(),
                added.money().unitPrice(),
                after.money().currentTotal().minus(before.money().currentTotal()),
                planned.substitute().consent());
    }
}
