package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/** Many workers, each doing the same thing again and again for a while, as fast as it is answered. */
final class Load {

    private static final long HIGHEST_NANOS = 60_000_000_000L;

    /** One worker with what it keeps for itself, such as a connection. */
    interface Worker extends AutoCloseable {

        /** @return how many units of work it did; 0 when it was refused; -1 when there is nothing left to do */
        int work() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    interface Workers {
        Worker open(int number) throws Exception;
    }

    record Result(long done, long failed, double seconds, Histogram nanos) {

        double perSecond() {
            return done / seconds;
        }

        double percentileMs(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    private Load() {}

    /** @throws IllegalStateException when the workers could not start, or everything failed */
    static Result run(int workers, double seconds, Workers opened) throws Exception {
        var crew = new ArrayList<Crew>();
        var ready = new CountDownLatch(workers);
        var go = new CountDownLatch(1);
        for (int i = 0; i < workers; i++) {
            crew.add(new Crew(opened, i, seconds, ready, go));
        }
        crew.forEach(Thread::start);
        ready.await();
        long begun = System.nanoTime();
        go.countDown();
        for (var one : crew) {
            one.join();
        }
        return sum(crew, (System.nanoTime() - begun) / 1e9);
    }

    private static Result sum(List<Crew> crew, double seconds) {
        var nanos = new Histogram(HIGHEST_NANOS, 3);
        long done = 0;
        long failed = 0;
        for (var one : crew) {
            nanos.add(one.nanos);
            done += one.done;
            failed += one.failed;
            if (one.trouble != null && one.done == 0) {
                throw new IllegalStateException("a worker could not work", one.trouble);
            }
        }
        return new Result(done, failed, seconds, nanos);
    }

    private static final class Crew extends Thread {

        private final Workers opened;
        private final int number;
        private final double seconds;
        private final CountDownLatch ready;
        private final CountDownLatch go;
        private final Histogram nanos = new Histogram(HIGHEST_NANOS, 3);
        private long done;
        private long failed;
        private Exception trouble;

        Crew(Workers opened, int number, double seconds, CountDownLatch ready, CountDownLatch go) {
            super("worker-" + number);
            this.opened = opened;
            this.number = number;
            this.seconds = seconds;
            this.ready = ready;
            this.go = go;
        }

        @Override
        public void run() {
            try (var worker = opened.open(number)) {
                ready.countDown();
                go.await();
                long end = System.nanoTime() + (long) (seconds * 1e9);
                while (System.nanoTime() < end && once(worker)) {
                    // it counts for itself
                }
            } catch (Exception e) {
                trouble = e;
                ready.countDown();
            }
        }

        private boolean once(Worker worker) {
            long begun = System.nanoTime();
            try {
                int units = worker.work();
                if (units < 0) {
                    return false;
                }
                if (units == 0) {
                    failed++;
                } else {
                    done += units;
                    nanos.recordValue(Math.min(HIGHEST_NANOS, System.nanoTime() - begun));
                }
            } catch (Exception e) {
                failed++;
                trouble = e;
            }
            return true;
        }
    }
}
