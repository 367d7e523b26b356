package dev.baton.orders;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about jobs over many orders. */
@Component
@Transactional(readOnly = true)
public class HoldJobQueries {

    private final HoldJobs jobs;

    HoldJobQueries(HoldJobs jobs) {
        this.jobs = jobs;
    }

    /** Newest first. */
    public Page<HoldJob> list(PageRequest request) {
        return jobs.list(request);
    }

    public HoldJob get(HoldJobId id) {
        return jobs.get(id);
    }

    /** In the order in which they are worked. */
    public Page<HoldJobOrder> orders(HoldJobId id, HoldJobOrder.@Nullable Outcome outcome, PageRequest request) {
        jobs.get(id);
        return jobs.orders(id, outcome, request);
    }
}
