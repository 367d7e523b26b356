package dev.baton.e2e;

/** One Baton with its sample company for all journeys; the end of the test run stops it. */
final class Shared {

    private static final class Holder {

        static final RunningBaton BATON = RunningBaton.fresh("journeys");
        static final Api API = BATON.api();

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(BATON::close));
        }
    }

    private Shared() {}

    static RunningBaton baton() {
        return Holder.BATON;
    }

    static Api api() {
        return Holder.API;
    }
}
