package dev.baton.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Loads the sample company while Baton starts: when orders can be placed, and before the relay, the jobs and the web set in, so
 * that nothing happens today that belongs to two months ago.
 */
@Component
@ConditionalOnProperty(name = "baton.sample.enabled", havingValue = "true")
class SampleCompanyStart implements SmartLifecycle {

    private static final int AFTER_PLACEMENT = 1000;

    private final SampleCompany company;
    private volatile boolean running;

    SampleCompanyStart(SampleCompany company) {
        this.company = company;
    }

    @Override
    public void start() {
        company.loadIfNeeded();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_PLACEMENT;
    }
}
