package dev.baton.platform.events;

import java.util.List;
import java.util.Set;

/**
 * What a capability does when something happened below it.
 *
 * <p>It is handed lists, in its own transaction, as Baton itself on behalf of the tenant. It may be handed the same event again,
 * so it is written to be repeated.
 *
 * @param <E> the events it cares about, usually a sealed interface
 */
public interface Listener<E extends Event> {

    Set<Class<? extends E>> events();

    void on(List<E> events);

    /** For a listener that must know an event again when it is told twice. */
    default void told(List<Told<E>> events) {
        on(events.stream().map(Told::event).toList());
    }

    /** Stable over releases: what was set aside for a listener is found again by this name. */
    default String name() {
        var type = getClass();
        var capability = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return capability + "." + type.getSimpleName().replaceAll("\\$\\$.*", "");
    }
}
