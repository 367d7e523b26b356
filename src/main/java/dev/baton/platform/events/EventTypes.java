package dev.baton.platform.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which class an event's name on the wire stands for, as the listeners declare it. */
@Component
class EventTypes {

    private final Map<Listener<?>, Map<String, Class<? extends Event>>> byListener = new HashMap<>();
    private final JsonMapper json;

    EventTypes(List<Listener<?>> listeners, JsonMapper json) {
        this.json = json;
        for (var listener : listeners) {
            var wanted = new HashMap<String, Class<? extends Event>>();
            listener.events().forEach(type -> wanted.put(Outbox.nameOf(type), type));
            byListener.put(listener, wanted);
        }
    }

    boolean isWantedBy(Listener<?> listener, String type) {
        return of(listener).containsKey(type);
    }

    Reading reading() {
        return new Reading();
    }

    /** The events of one list, each read once, however many listeners are told of it. */
    final class Reading {

        private record Key(UUID event, Class<? extends Event> type) {}

        private final Map<Key, Event> read = new HashMap<>();

        @SuppressWarnings("unchecked") // the listener itself declared the class
        <E extends Event> List<Told<E>> of(Listener<E> listener, List<OutboxRow> rows) {
            return rows.stream()
                    .map(row -> new Told<>(row.event(), (E) event(row, type(listener, row))))
                    .toList();
        }

        private Event event(OutboxRow row, Class<? extends Event> type) {
            return read.computeIfAbsent(new Key(row.event(), type), _ -> json.readValue(row.payload(), type));
        }
    }

    private Class<? extends Event> type(Listener<?> listener, OutboxRow row) {
        return Objects.requireNonNull(of(listener).get(row.type()));
    }

    private Map<String, Class<? extends Event>> of(Listener<?> listener) {
        return Objects.requireNonNull(byListener.get(listener));
    }
}
