package dev.baton.fulfilment;

import dev.baton.inventory.AdjustStock;
import dev.baton.orders.LineId;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the order's units in step with the floor's. */
@Component
class Moves {

    private final MoveUnits moveUnits;

    Moves(MoveUnits moveUnits) {
        this.moveUnits = moveUnits;
    }

    static MoveUnits.Command command(FulfilmentOrder order, Step step, List<Units> units) {
        return new MoveUnits.Command(order.order(), step, order.site(), order.number(), perLine(units));
    }

    /** Moves units that are there: the two never disagree, because both move in one transaction. */
    void move(FulfilmentOrder order, Step step, List<Units> units) {
        check(order, step, moveUnits.handle(command(order, step, units)));
    }

    /** @param adjustment what the books are to say of it; null when they stay as they are */
    void miss(FulfilmentOrder order, List<Units> units, AdjustStock.@Nullable Reason adjustment) {
        check(
                order,
                "SHORT",
                moveUnits.handle(new MoveUnits.Shortage(
                        order.order(), order.site(), order.number(), perLine(units), adjustment)));
    }

    private static void check(FulfilmentOrder order, Object step, MoveUnits.Outcome outcome) {
        switch (outcome) {
            case OrderEvent.UnitsMoved _, OrderEvent.UnitsShort _ -> {}
            case MoveUnits.OnHold _, MoveUnits.WaitsForRest _, MoveUnits.NotThere _ ->
                throw new IllegalStateException(
                        "%s and its order disagree on %s: %s".formatted(order.number(), step, outcome));
        }
    }

    private static Map<LineId, Long> perLine(List<Units> units) {
        return units.stream().collect(Collectors.toMap(Units::line, Units::quantity, Long::sum));
    }
}
