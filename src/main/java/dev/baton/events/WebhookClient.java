package dev.baton.events;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends one webhook: no redirects, no cookies, no second try of its own, at most a few kilobytes of the answer, and never longer
 * than allowed, however slowly the other side drips.
 */
@Component
class WebhookClient implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final int ANSWER_MOST = 4096;
    private static final int CONNECTIONS = 2000;

    /**
     * What came of it.
     *
     * @param status null when there was no answer
     * @param error in words; null when the answer was one of the 200s
     * @param retryAfter what the answer asked for
     */
    record Sent(
            @Nullable Integer status,
            int millis,
            @Nullable String error,
            @Nullable String response,
            @Nullable Duration retryAfter) {}

    private final WebhookSettings settings;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

    WebhookClient(WebhookSettings settings, AddressGuard guard) {
        this.settings = settings;
        var timeout = Timeout.of(settings.timeout());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Guarded(guard))
                        .setMaxConnPerRoute(settings.atOnce())
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Baton-Webhooks/1")
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    Sent send(String url, Map<String, String> headers, byte[] body, Instant now) {
        var request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(
                new ByteArrayEntity(body, ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8)));
        var began = System.nanoTime();
        var deadline =
                deadlines.schedule(() -> request.cancel(), settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return read(open(request), request, began, now);
        } catch (IOException | RuntimeException e) {
            return new Sent(null, since(began), words(e, request.isCancelled()), null, null);
        } finally {
            deadline.cancel(false);
        }
    }

    private Sent read(ClassicHttpResponse response, HttpPost request, long began, Instant now) throws IOException {
        try {
            var text = beginning(response, request);
            int status = response.getCode();
            boolean taken = status >= HttpStatus.SC_OK && status < HttpStatus.SC_REDIRECTION;
            return new Sent(
                    status, since(began), taken ? null : wrong(status), text, taken ? null : retryAfter(response, now));
        } finally {
            close(response);
        }
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("What was not read of an answer is dropped with its connection", e);
        }
    }

    private ClassicHttpResponse open(HttpPost request) throws IOException {
        try {
            return http.executeOpen(HttpHost.create(request.getUri()), request, null);
        } catch (URISyntaxException e) {
            throw new IOException("the address cannot be read", e);
        }
    }

    /** An answer that is longer is cut off with its connection: to close it politely would be to read it all. */
    private static String beginning(ClassicHttpResponse response, HttpPost request) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var bytes = entity.getContent().readNBytes(ANSWER_MOST);
        if (bytes.length == ANSWER_MOST) {
            request.cancel();
        }
        // PostgreSQL keeps no such character, and nobody misses it.
        return new String(bytes, StandardCharsets.UTF_8).replace("\u0000", "");
    }

    private static String wrong(int status) {
        return status >= HttpStatus.SC_REDIRECTION && status < HttpStatus.SC_CLIENT_ERROR
                ? "answered %d; redirects are not followed".formatted(status)
                : "answered %d".formatted(status);
    }

    private String words(Exception e, boolean cancelled) {
        if (cancelled || e instanceof SocketTimeoutException) {
            return "no answer within %d s".formatted(settings.timeout().toSeconds());
        }
        return switch (e) {
            case AddressGuard.Forbidden forbidden -> "forbidden: " + forbidden.getMessage();
            case UnknownHostException _ -> "the name cannot be resolved";
            case ConnectException _ -> "nobody listens there";
            case SSLException _ -> "TLS: " + e.getMessage();
            default -> "the connection broke: " + e.getMessage();
        };
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static @Nullable Duration retryAfter(ClassicHttpResponse response, Instant now) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        var value = header.getValue().strip();
        try {
            return value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int since(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /** Where the guard and the connection meet: what it answers is what is connected to. */
    private record Guarded(AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new AddressGuard.Forbidden("a name is not resolved without its port");
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(guard.resolve(host, port))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
