package dev.baton.sample;

import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Several things that have nothing to do with each other, done at the same time by whoever calls. */
final class AtOnce {

    private AtOnce() {}

    /** Comes back when all of it is done. */
    static void run(List<Runnable> works) {
        var caller = Caller.current();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = works.stream()
                    .map(work -> threads.submit(() -> caller.run(work)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("some of the work of a day could not be done", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a day's work", e);
        }
    }
}
