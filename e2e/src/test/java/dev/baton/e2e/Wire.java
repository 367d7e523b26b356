package dev.baton.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between two that somebody may cut. Bytes pass as they are until then.
 *
 * <p>{@link #cut} ends every connection at once. {@link #deafen} does it the nasty way: what is said still arrives, the answers do
 * not, and only then is the line dead; so what was committed meanwhile was never heard of.
 */
final class Wire implements AutoCloseable {

    private static final int LOST_ANSWERS_MS = 60;

    private final ServerSocket entry;
    private final int target;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private Wire(int target) throws IOException {
        this.entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    static Wire to(int target) {
        try {
            return new Wire(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entry.getLocalPort();
    }

    void cut() {
        calls.forEach(Call::end);
    }

    void deafen() {
        var deaf = Set.copyOf(calls);
        deaf.forEach(call -> call.deaf = true);
        Pause.of(LOST_ANSWERS_MS);
        deaf.forEach(Call::end);
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                var near = entry.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            near.setTcpNoDelay(true);
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            far.setTcpNoDelay(true);
            var call = new Call(near, far);
            calls.add(call);
            Thread.ofVirtual().start(() -> call.carry(near, far, false));
            Thread.ofVirtual().start(() -> call.carry(far, near, true));
        } catch (IOException nobodyThere) {
            quietly(near);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    private final class Call {

        private final Socket near;
        private final Socket far;
        private volatile boolean deaf;

        Call(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void carry(Socket from, Socket to, boolean isAnswer) {
            var buffer = new byte[16_384];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    if (!isAnswer || !deaf) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException broken) {
                // The other end hears of it below.
            }
            end();
        }

        void end() {
            calls.remove(this);
            quietly(near);
            quietly(far);
        }
    }
}
