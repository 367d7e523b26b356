package dev.baton.platform.commands;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was opened, last first, when the process is asked to end: the web before the database under it.
 *
 * <p>Being asked to end is no failure, so the exit code is then 0 and not the number of a signal.
 */
final class WayOut {

    private final Deque<Step> steps = new ArrayDeque<>();
    private volatile int exitCode;

    private record Step(String announcement, AutoCloseable thing) {}

    void install() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("way-out").unstarted(this::leave));
    }

    synchronized <T extends AutoCloseable> T opened(String announcement, T thing) {
        steps.push(new Step(announcement, thing));
        return thing;
    }

    void exit(int code) {
        exitCode = code;
        System.exit(code);
    }

    private void leave() {
        closeAll();
        if (exitCode == 0 && System.getProperty(Launcher.FIRST_RUN) != null) {
            System.out.println("Everything is stopped. Preparing faster starts from now on: a few seconds …");
        }
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private synchronized void closeAll() {
        while (!steps.isEmpty()) {
            close(steps.pop());
        }
    }

    private void close(Step step) {
        try {
            if (!step.announcement().isEmpty()) {
                System.out.println(step.announcement());
            }
            step.thing().close();
        } catch (Exception e) {
            System.err.println("baton: " + e);
            exitCode = 1;
        }
    }
}
