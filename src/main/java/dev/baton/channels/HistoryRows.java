package dev.baton.channels;

import dev.baton.orders.BackFillOrders;
import dev.baton.orders.ReadOrder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows that are orders of before. */
@Component
class HistoryRows implements RowWork<BackFillOrders.Attempt> {

    private final ReadOrder readOrder;
    private final BackFillOrders backFill;

    HistoryRows(ReadOrder readOrder, BackFillOrders backFill) {
        this.readOrder = readOrder;
        this.backFill = backFill;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.HISTORY;
    }

    @Override
    public BackFillOrders.Attempt prepare(String line) {
        return backFill.prepare(readOrder.readPast(line));
    }

    @Override
    public List<RowResult> write(List<BackFillOrders.Attempt> rows) {
        return backFill.write(rows).stream().map(OrderRows::result).toList();
    }

    @Override
    public List<RowResult> tryOut(List<BackFillOrders.Attempt> rows) {
        return rows.stream().map(row -> OrderRows.tried(row.refusal())).toList();
    }
}
