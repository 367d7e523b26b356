package dev.baton.events;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The live feed as server-sent events, for as long as somebody listens; at most for some minutes, so that whoever may no longer
 * listen is found out. Clients come back by themselves, and say where they were.
 *
 * <p>It blocks the thread of the request, which is a virtual one.
 */
@Component
public class LiveStream {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String RETRY_AFTER = "30";
    private static final int AT_ONCE = 500;

    /**
     * One message.
     *
     * @param id the cursor with which to go on behind it
     * @param name null for an unnamed one
     */
    public record Message(String id, @Nullable String name, String data) {}

    private final LiveFeed live;
    private final FeedQueries feed;

    LiveStream(LiveFeed live, FeedQueries feed) {
        this.live = live;
        this.feed = feed;
    }

    /**
     * @param lastId the cursor of the last event that was seen; null to begin with what is yet to come
     * @throws FeedQueries.Forgotten when something behind the cursor is no longer kept
     */
    public void write(
            @Nullable String lastId, HttpServletResponse response, Function<List<FeedEvent>, List<Message>> messages)
            throws IOException {
        long seen = lastId == null || lastId.isBlank() ? Long.MAX_VALUE : FeedQueries.position(lastId, feed.bounds());
        var subscription = live.subscribe();
        if (subscription.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (var listening = subscription.get()) {
            send(response, "retry: 3000\n\n");
            catchUp(seen, listening.joinedAt(), response, messages);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (System.nanoTime() - end < 0 && !listening.isOver()) {
                var news = listening.await(HEARTBEAT);
                send(response, news.isEmpty() ? ":\n\n" : text(messages.apply(news)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was published while the client was away. */
    private void catchUp(
            long seen, long upTo, HttpServletResponse response, Function<List<FeedEvent>, List<Message>> messages)
            throws IOException {
        long read = seen;
        while (read < upTo) {
            var missed = feed.after(read, List.of(), AT_ONCE).stream()
                    .filter(event -> event.position() <= upTo)
                    .toList();
            if (missed.isEmpty()) {
                return;
            }
            send(response, text(messages.apply(missed)));
            read = missed.getLast().position();
        }
    }

    public static String cursor(FeedEvent event) {
        return FeedQueries.cursor(event.position());
    }

    private static String text(List<Message> messages) {
        var text = new StringBuilder();
        for (var message : messages) {
            text.append("id: ").append(message.id()).append('\n');
            if (message.name() != null) {
                text.append("event: ").append(message.name()).append('\n');
            }
            message.data()
                    .lines()
                    .forEach(line -> text.append("data: ").append(line).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
