package dev.baton.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is done again and again is seen, and can be had now. */
@BatonTest
class JobsTest {

    /** One that is due once in hours, so that only we have it done. */
    private static final String SELDOM = "forget-old-imports";

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    TestTenant tenants;

    @Autowired
    Jobs jobs;

    @Autowired
    RunJob runJob;

    @Autowired
    List<RecurringTask<?>> tasks;

    @Autowired
    Audit audit;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
    }

    @Test
    void every_job_that_is_done_again_and_again_is_seen() {
        var answer = api.get("/jobs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("data").findValuesAsString("job"))
                .containsExactlyInAnyOrderElementsOf(
                        tasks.stream().map(RecurringTask::getTaskName).toList())
                .contains(SELDOM)
                .isSorted();
    }

    @Test
    void one_is_done_within_seconds_when_somebody_asks() throws InterruptedException {
        var before = Instant.now();

        var answer = api.send("PUT", "/jobs/" + SELDOM + "/run", null, Map.of());

        assertThat(answer.status()).as(answer.response().body()).isIn(202, 409);
        var patience = Instant.now().plus(Duration.ofSeconds(30));
        while (isOlder(jobs.get(SELDOM).succeededAt(), before)) {
            assertThat(Instant.now()).as("nobody has done it").isBefore(patience);
            Thread.sleep(200);
        }
        assertThat(jobs.get(SELDOM).dueAt()).isAfter(Instant.now().plus(Duration.ofHours(1)));
        merchant.run(() -> assertThat(
                        audit.list(new Audit.Filter(null, "job", null, null, null, null), PageRequest.first(5))
                                .data())
                .anySatisfy(entry -> {
                    assertThat(entry.subjectType()).isEqualTo("job");
                    assertThat(entry.subject()).isEqualTo(SELDOM);
                }));
    }

    private static boolean isOlder(@Nullable Instant at, Instant than) {
        return at == null || at.isBefore(than);
    }

    @Test
    void what_is_no_job_is_not_found() {
        assertThat(api.send("PUT", "/jobs/make-coffee/run", null, Map.of()).problem())
                .isEqualTo("not-found");
    }

    @Test
    void it_says_how_it_stands() {
        assertThat(job(false, Duration.ofSeconds(30), 0).state()).isEqualTo(Job.State.WAITING);
        assertThat(job(false, Duration.ofSeconds(-59), 0).state()).isEqualTo(Job.State.WAITING);
        assertThat(job(false, Duration.ofSeconds(-61), 0).state()).isEqualTo(Job.State.LATE);
        assertThat(job(true, Duration.ofMinutes(-5), 0).state()).isEqualTo(Job.State.RUNNING);
        assertThat(job(false, Duration.ofSeconds(30), 2).state()).isEqualTo(Job.State.FAILING);
    }

    private static Job job(boolean isRunning, Duration due, int failures) {
        return Job.of("seal-audit", isRunning, NOW.plus(due), null, null, failures, NOW);
    }
}
