package dev.baton.orders;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What costs something to find out: found out when it is asked for, once. Of one thread only. */
final class Late<T> implements Supplier<T> {

    private final Supplier<? extends T> found;
    private @Nullable T known;

    Late(Supplier<? extends T> found) {
        this.found = found;
    }

    @Override
    public T get() {
        var value = known;
        if (value == null) {
            value = found.get();
            known = value;
        }
        return value;
    }
}
