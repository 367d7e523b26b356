package dev.baton.platform.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The jobs of this installation, as the scheduler knows them. All nodes share them, and so do all companies. */
@Component
public class Jobs {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ObjectProvider<RecurringTask<?>> tasks;
    private final Clock clock;

    Jobs(ObjectProvider<SchedulerClient> scheduler, ObjectProvider<RecurringTask<?>> tasks, Clock clock) {
        this.scheduler = scheduler;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** By name; a few dozen. */
    @Transactional(readOnly = true)
    public List<Job> list() {
        var now = clock.instant();
        var known = tasks.stream().map(RecurringTask::getTaskName).toList();
        return scheduler.getObject().getScheduledExecutions(ScheduledExecutionsFilter.all()).stream()
                .filter(execution -> known.contains(execution.getTaskInstance().getTaskName()))
                .map(execution -> job(execution, now))
                .sorted(Comparator.comparing(Job::job))
                .toList();
    }

    /** @throws NotFound when there is none of that name */
    @Transactional(readOnly = true)
    public Job get(String job) {
        return list().stream()
                .filter(each -> each.job().equals(job))
                .findFirst()
                .orElseThrow(() -> new NotFound("job", job));
    }

    /** @return whether it could: one that is being done is not interrupted */
    boolean due(String job, Instant at) {
        var task = tasks.stream()
                .filter(each -> each.getTaskName().equals(job))
                .findFirst()
                .orElseThrow(() -> new NotFound("job", job));
        try {
            return scheduler.getObject().reschedule(task.getDefaultTaskInstance(), at);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }

    private static Job job(ScheduledExecution<Object> execution, Instant now) {
        return Job.of(
                execution.getTaskInstance().getTaskName(),
                execution.isPicked(),
                execution.getExecutionTime(),
                execution.getLastSuccess(),
                execution.getLastFailure(),
                execution.getConsecutiveFailures(),
                now);
    }
}
