package dev.baton.orders;

import dev.baton.platform.Invalid;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of an order of many when it was read, verified and priced. */
record PreparedOrder(
        PlaceOrder.@Nullable Prepared prepared, @Nullable Invalid invalid) {

    static PreparedOrder of(Supplier<PlaceOrder.Prepared> prepared) {
        try {
            return new PreparedOrder(prepared.get(), null);
        } catch (Invalid invalid) {
            return new PreparedOrder(null, invalid);
        }
    }

    /** Null when there is a refusal. */
    @Nullable
    Draft draft() {
        return prepared instanceof Draft draft ? draft : null;
    }

    /** Why it goes no further; null when nothing speaks against it so far. */
    PlaceMany.@Nullable Result refusal() {
        return switch (prepared) {
            case null -> new PlaceMany.Refused(Objects.requireNonNull(invalid));
            case PrepareOrder.NoPrice(var lines) -> new PlaceMany.Answered(new PlaceOrder.Unpriced(lines));
            case PrepareOrder.Rejected(var findings) -> new PlaceMany.Answered(new PlaceOrder.Rejected(findings));
            case Draft _ -> null;
        };
    }
}
