package dev.baton;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Everybody at once. */
public final class Race {

    private Race() {}

    /** Starts {@code runners} threads behind one gate and gathers what each of them got. */
    public static <T> List<T> of(int runners, IntFunction<T> runner) {
        var gate = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(runners)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < runners; i++) {
                int number = i;
                Callable<T> task = () -> {
                    gate.await();
                    return runner.apply(number);
                };
                futures.add(executor.submit(task));
            }
            gate.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
