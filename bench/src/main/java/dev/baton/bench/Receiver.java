package dev.baton.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint for webhooks that takes everything at once and looks at its watch. */
final class Receiver implements AutoCloseable {

    private static final long HIGHEST_MS = Duration.ofHours(1).toMillis();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MS = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Histogram lagMs = new ConcurrentHistogram(HIGHEST_MS, 3);
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private volatile long twice;
    private volatile Instant first = Instant.MAX;
    private volatile Instant last = Instant.MIN;

    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(hands);
        server.createContext("/", this::hear);
        server.start();
    }

    static String idIn(byte[] body) {
        return JSON.readTree(body).path("id").asString();
    }

    private void hear(HttpExchange exchange) throws IOException {
        var now = Instant.now();
        try (exchange) {
            var event = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var happened = Instant.parse(event.path("time").asString());
            note(event.path("id").asString(), now, Duration.between(happened, now).toMillis());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private synchronized void note(String id, Instant now, long lag) {
        if (!heard.add(id)) {
            twice++;
            return;
        }
        lagMs.recordValue(Math.clamp(lag, 0, HIGHEST_MS));
        first = now.isBefore(first) ? now : first;
        last = now.isAfter(last) ? now : last;
    }

    /** Until so many events were heard, or nobody can believe any more that they come. */
    void await(long events) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (heard.size() < events && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK_MS);
        }
    }

    long heard() {
        return heard.size();
    }

    long twice() {
        return twice;
    }

    double perSecond() {
        return heard.isEmpty() ? 0 : heard.size() / Math.max(0.001, Duration.between(first, last).toMillis() / 1e3);
    }

    double lagMs(double percentile) {
        return lagMs.getValueAtPercentile(percentile);
    }

    @Override
    public void close() {
        server.stop(0);
        hands.close();
    }
}
