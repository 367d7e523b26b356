package dev.baton.events;

import dev.baton.inventory.StockEvent;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Told;
import java.time.Clock;
import java.util.List;

/**
 * Puts what happened into the feed, in its public shape, and on its way to every endpoint that wants it.
 *
 * <p>Whoever publishes holds the row of the feed until the commit, on whatever node: positions are given and become visible in the
 * same order, so a reader that goes on behind the last one it has seen misses nothing.
 */
@UseCase
class PublishEvents {

    private final Feed feed;
    private final ReferenceReads references;
    private final Deliveries deliveries;
    private final FeedSignal signal;
    private final Clock clock;

    PublishEvents(Feed feed, ReferenceReads references, Deliveries deliveries, FeedSignal signal, Clock clock) {
        this.feed = feed;
        this.references = references;
        this.deliveries = deliveries;
        this.signal = signal;
        this.clock = clock;
    }

    void handle(List<Told<Event>> told) {
        var position = feed.lock();
        var known = feed.known(told.stream().map(Told::id).toList());
        var fresh = told.stream().filter(each -> !known.contains(each.id())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var about = references.of(fresh.stream().map(Told::event).toList());
        var rows = fresh.stream().map(each -> row(each, about)).toList();
        var now = clock.instant();
        feed.add(rows, position, now);
        deliveries.addFor(position, now);
        signal.beatAfterCommit();
    }

    private static Feed.NewRow row(Told<Event> told, References about) {
        var event = told.event();
        var publication = Catalogue.of(event);
        var name = event instanceof StockEvent stock
                ? stock.sku().value()
                : event.subject().toString();
        return new Feed.NewRow(
                told.id(),
                publication.type(),
                publication.subjects() + "/" + name,
                event.subject(),
                event.at(),
                publication.told(event, about));
    }
}
