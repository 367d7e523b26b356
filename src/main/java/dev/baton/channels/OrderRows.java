package dev.baton.channels;

import dev.baton.orders.OrderId;
import dev.baton.orders.PlaceMany;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReadOrder;
import dev.baton.platform.Invalid;
import dev.baton.rules.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows that are orders, as {@code POST /orders} takes them. */
@Component
class OrderRows implements RowWork<PlaceMany.Attempt> {

    private final ReadOrder readOrder;
    private final PlaceMany placeMany;

    OrderRows(ReadOrder readOrder, PlaceMany placeMany) {
        this.readOrder = readOrder;
        this.placeMany = placeMany;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORDERS;
    }

    @Override
    public PlaceMany.Attempt prepare(String line) {
        var command = readOrder.read(line);
        if (command.idempotencyKey() == null && command.externalReference() == null) {
            throw new Invalid("idempotencyKey", "or externalReference is needed, so that no row is placed twice");
        }
        return placeMany.prepare(command);
    }

    @Override
    public List<RowResult> write(List<PlaceMany.Attempt> rows) {
        return placeMany.place(rows).stream().map(OrderRows::result).toList();
    }

    @Override
    public List<RowResult> tryOut(List<PlaceMany.Attempt> rows) {
        return rows.stream().map(row -> tried(row.refusal())).toList();
    }

    static RowResult tried(PlaceMany.@Nullable Result refusal) {
        return refusal == null ? done(RowOutcome.DONE, null, null) : result(refusal);
    }

    static RowResult result(PlaceMany.Result result) {
        return switch (result) {
            case PlaceMany.Refused(var invalid) -> RowResult.failed(RowProblem.of(invalid));
            case PlaceMany.Answered(var outcome) -> result(outcome);
        };
    }

    private static RowResult result(PlaceOrder.Outcome outcome) {
        return switch (outcome) {
            case PlaceOrder.Placed(var order) -> done(RowOutcome.DONE, order.id(), order.number());
            case PlaceOrder.Replayed(var order, var answer) ->
                done(RowOutcome.REPEATED, order, answer.path("number").asString(""));
            case PlaceOrder.Unpriced(var lines) ->
                RowResult.failed(new RowProblem(
                        "/problems/lines-without-price",
                        "%d lines cannot be priced.".formatted(lines.size()),
                        lines.stream()
                                .map(line ->
                                        new RowProblem.Fault("lines[%d].sku".formatted(line.line()), line.reason()))
                                .toList()));
            case PlaceOrder.Rejected(var findings) ->
                RowResult.failed(new RowProblem(
                        "/problems/order-rejected-by-rules",
                        findings.stream().map(Finding::message).collect(Collectors.joining(" ")),
                        List.of()));
            case PlaceOrder.Reused(var field, var value, var order) ->
                RowResult.failed(new RowProblem(
                        field.equals("Idempotency-Key")
                                ? "/problems/idempotency-key-reused"
                                : "/problems/order-reference-reused",
                        "%s was used for a different order, %s.".formatted(value, order),
                        List.of(new RowProblem.Fault(
                                field.equals("Idempotency-Key") ? "idempotencyKey" : field,
                                "was used for a different order"))));
            case PlaceOrder.Busy() -> throw new IllegalStateException("what is placed together waits for nobody");
        };
    }

    private static RowResult done(RowOutcome outcome, @Nullable OrderId order, @Nullable String number) {
        return new RowResult(outcome, order == null ? null : order.value(), number, null);
    }
}
