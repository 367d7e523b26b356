package dev.baton.platform.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** Holds a home for one process. The operating system lets go of it however that process ends. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Home home) {
        try {
            var channel = FileChannel.open(home.lock(), CREATE, WRITE);
            if (isLocked(channel)) {
                return new HomeLock(channel);
            }
            channel.close();
            throw new HomeInUse(home);
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot lock %s: %s".formatted(home.path(), e), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
