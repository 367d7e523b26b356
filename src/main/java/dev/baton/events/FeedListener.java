package dev.baton.events;

import dev.baton.platform.events.Event;
import dev.baton.platform.events.Listener;
import dev.baton.platform.events.Told;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Publishes what the catalogue says leaves the house. */
@Component
class FeedListener implements Listener<Event> {

    private final PublishEvents publishEvents;

    FeedListener(PublishEvents publishEvents) {
        this.publishEvents = publishEvents;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Catalogue.published();
    }

    @Override
    public void told(List<Told<Event>> events) {
        publishEvents.handle(events);
    }

    @Override
    public void on(List<Event> events) {
        throw new UnsupportedOperationException("without its id an event would be published twice");
    }
}
