package dev.baton.platform.jobs;

import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Access("company")
@Tag(name = "jobs", description = "What Baton does by itself, again and again, and whether it works")
class JobController {

    /** All of them; there are a few dozen. */
    record JobsBody(List<Job> data) {}

    private final Jobs jobs;
    private final RunJob runJob;

    JobController(Jobs jobs, RunJob runJob) {
        this.jobs = jobs;
        this.runJob = runJob;
    }

    @GetMapping
    @Operation(summary = "List the jobs of this installation, by name")
    JobsBody list() {
        return new JobsBody(jobs.list());
    }

    @PutMapping("/{job}/run")
    @Operation(
            summary = "Have a job done now",
            description = "Within seconds, by whichever node comes first. One that is being done is not interrupted.")
    @ApiResponse(
            responseCode = "202",
            description = "It is done within seconds",
            content = @Content(schema = @Schema(implementation = Job.class)))
    ResponseEntity<?> run(@PathVariable String job) {
        return switch (runJob.handle(job)) {
            case RunJob.Due _ -> ResponseEntity.accepted().body(jobs.get(job));
            case RunJob.Running(var running) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "job-running",
                        "A node is at it at this moment.",
                        Map.of("job", running.job()));
        };
    }
}
