package dev.baton.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/** One kept-alive connection to Baton's API, used by one thread. */
final class Connection implements AutoCloseable {

    /** As shops send: without asking first whether a body may follow. */
    private static final HttpProcessor PROCESSOR = HttpProcessorBuilder.create()
            .addAll(
                    RequestTargetHost.INSTANCE,
                    RequestContent.INSTANCE,
                    RequestConnControl.INSTANCE,
                    new RequestUserAgent("baton-bench"))
            .build();
    private static final ContentType LINES = ContentType.create("application/x-ndjson");
    private static final Timeout PATIENCE = Timeout.ofSeconds(60);

    private final int port;
    private final String key;
    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private DefaultBHttpClientConnection connection;

    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Itself, when it was done. */
        Answer done() {
            if (status >= 300) {
                throw new IllegalStateException("answered %d: %s".formatted(status, text()));
            }
            return this;
        }
    }

    Connection(int port, String key) throws IOException {
        this.port = port;
        this.key = key;
        this.connection = connect();
    }

    private DefaultBHttpClientConnection connect() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        var made = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        made.bind(socket);
        made.setSocketTimeout(PATIENCE);
        return made;
    }

    Answer get(String path) throws IOException, HttpException {
        return send(new BasicClassicHttpRequest("GET", path));
    }

    Answer post(String path, String idempotencyKey, byte[] body) throws IOException, HttpException {
        var request = new BasicClassicHttpRequest("POST", path);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader("Idempotency-Key", idempotencyKey);
        return send(request);
    }

    /** One JSON value a line. */
    Answer postLines(String path, byte[] body) throws IOException, HttpException {
        var request = new BasicClassicHttpRequest("POST", path);
        request.setEntity(new ByteArrayEntity(body, LINES));
        return send(request);
    }

    Answer delete(String path) throws IOException, HttpException {
        return send(new BasicClassicHttpRequest("DELETE", path));
    }

    Answer put(String path, byte[] body) throws IOException, HttpException {
        var request = new BasicClassicHttpRequest("PUT", path);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return send(request);
    }

    private Answer send(BasicClassicHttpRequest request) throws IOException, HttpException {
        if (!connection.isOpen()) {
            connection = connect();
        }
        request.setScheme("http");
        request.setAuthority(new URIAuthority("127.0.0.1", port));
        request.setHeader("Authorization", "Bearer " + key);
        var context = HttpCoreContext.create();
        executor.preProcess(request, PROCESSOR, context);
        try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
            executor.postProcess(response, PROCESSOR, context);
            var entity = response.getEntity();
            var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
            if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
                connection.close();
            }
            return new Answer(response.getCode(), body);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
