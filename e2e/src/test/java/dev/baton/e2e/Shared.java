package dev.baton.e2e;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One Baton with its sample company for all journeys: the first that asks starts it, the end of the session stops it. */
public final class Shared implements LauncherSessionListener {

    private static RunningBaton baton;
    private static Api api;

    static synchronized RunningBaton baton() {
        if (baton == null) {
            baton = RunningBaton.fresh("journeys");
        }
        return baton;
    }

    static synchronized Api api() {
        if (api == null) {
            api = baton().api();
        }
        return api;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (Shared.class) {
            if (baton != null) {
                baton.close();
            }
        }
    }
}
