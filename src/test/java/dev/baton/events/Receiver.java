package dev.baton.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody who listens to webhooks, and behaves as badly as a test wants: it writes what it likes onto the wire. */
final class Receiver implements AutoCloseable {

    /** One request as it came over the wire; header names in small letters. */
    record Received(Map<String, String> headers, String body) {

        String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }

    interface Behaviour {
        void answer(Received received, OutputStream out, Socket socket) throws Exception;
    }

    static final Behaviour WELL = (_, out, _) -> say(out, "200 OK", "", "thanks");

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;

    Receiver(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Nothing else is answered than a status line, some headers and a body. */
    static void say(OutputStream out, String status, String headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        whole.write("HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(status, headers, bytes.length)
                .getBytes(StandardCharsets.US_ASCII));
        whole.write(bytes);
        // In one piece: the second of two small packets would wait for the first to be acknowledged.
        out.write(whole.toByteArray());
        out.flush();
    }

    static Behaviour status(String status, String headers) {
        return (_, out, _) -> say(out, status, headers, "no");
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://localhost:%d/hooks".formatted(port());
    }

    List<Received> received() {
        return received;
    }

    List<String> ids() {
        return received.stream().map(Received::id).toList();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            for (var request = read(in); request != null; request = read(in)) {
                received.add(request);
                behaviour.answer(request, socket.getOutputStream(), socket);
            }
        } catch (Exception e) {
            // The other side has hung up, as it should on bad manners.
        }
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Received(headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read != '\n' && read >= 0; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
