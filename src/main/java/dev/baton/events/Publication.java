package dev.baton.events;

import dev.baton.platform.events.Event;
import java.util.function.BiFunction;

/**
 * The public side of an event of ours.
 *
 * @param type the name that the world knows it by
 * @param summary when it happens, in one sentence
 * @param subjects what it happens to, as the first part of the CloudEvents subject: {@code orders}
 */
record Publication<E extends Event>(
        Class<E> event,
        String type,
        String summary,
        String subjects,
        Class<? extends Payload> payload,
        BiFunction<E, References, ? extends Payload> tell) {

    /** Counts the shapes a type has had. A second shape is a new type, {@code order.placed.v2}, beside the first. */
    static final int VERSION = 1;

    Payload told(Event happened, References references) {
        return tell.apply(event.cast(happened), references);
    }
}
