package dev.baton.platform.events;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A thread that does the same again and again as long as Baton runs. When a turn fails, that is logged, and it goes on after a pause. */
public abstract class Loop implements SmartLifecycle {

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    /**
     * @param name of the thread
     * @param pause after a turn that failed
     */
    protected Loop(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Does what there is to do, or waits for it a while. */
    protected abstract void turn() throws InterruptedException;

    /** Ends the wait of a turn when Baton stops; a turn that must not be broken off wakes what it waits for instead. */
    protected void hurry() {
        thread.interrupt();
    }

    /** Lets go of what the turns have opened; called once, in the loop's thread. */
    protected void end() {}

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        hurry();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                turnOrPause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void turnOrPause() throws InterruptedException {
        try {
            turn();
        } catch (RuntimeException e) {
            if (running) {
                log.warn("{} stumbled and goes on", name, e);
                Thread.sleep(pause);
            }
        }
    }
}
