package dev.baton.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server with bad manners, as real ones have them now and then. */
final class ScriptedSmtp implements AutoCloseable {

    enum Manner {
        POLITE,
        REFUSES_THE_ADDRESS,
        ASKS_TO_COME_LATER,
        REFUSES_THE_TEXT,
        HANGS_UP_BEFORE_THE_TEXT,
        /** Takes the letter, and ends the connection instead of saying so. */
        HANGS_UP_AFTER_THE_TEXT,
        SILENT_AFTER_THE_TEXT
    }

    private final ServerSocket socket;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Manner manner;

    ScriptedSmtp(Manner manner) {
        this.manner = manner;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    void behave(Manner next) {
        manner = next;
    }

    /** What it has taken, whether or not it said so. */
    List<String> letters() {
        return letters;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            say(client, "220 scripted");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> say(client, answerToAddress());
                    case "DATA" -> {
                        if (manner == Manner.HANGS_UP_BEFORE_THE_TEXT) {
                            return;
                        }
                        say(client, "354 go on");
                        if (!take(client, in)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 fine");
                }
            }
        } catch (IOException gone) {
            // the other side has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answerToAddress() {
        return switch (manner) {
            case REFUSES_THE_ADDRESS -> "550 5.1.1 nobody of that name";
            case ASKS_TO_COME_LATER -> "451 4.7.1 greylisted, come back later";
            default -> "250 fine";
        };
    }

    private boolean take(Socket client, BufferedReader in) throws IOException, InterruptedException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            letter.append(line).append('\n');
        }
        if (manner == Manner.REFUSES_THE_TEXT) {
            say(client, "554 5.7.1 looks like spam");
            return true;
        }
        letters.add(letter.toString());
        if (manner == Manner.SILENT_AFTER_THE_TEXT) {
            closing.await();
        }
        if (manner == Manner.HANGS_UP_AFTER_THE_TEXT || manner == Manner.SILENT_AFTER_THE_TEXT) {
            return false;
        }
        say(client, "250 2.0.0 taken as " + letters.size());
        return true;
    }

    private static void say(Socket client, String words) throws IOException {
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }
}
