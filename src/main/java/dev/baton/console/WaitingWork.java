package dev.baton.console;

import java.util.Map;

/** How much work waits at places of the rail. Every area that has queues gives one; it must answer in milliseconds. */
public interface WaitingWork {

    Map<Navigation.Entry, Long> counts();
}
