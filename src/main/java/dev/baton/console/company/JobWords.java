package dev.baton.console.company;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.platform.jobs.Job;
import java.time.Duration;
import java.time.Instant;

/** How the screens speak of jobs. */
public final class JobWords {

    private static final Duration SOON = Duration.ofMinutes(1);

    private JobWords() {}

    /** What it does, in words; the name of one that nobody has put into words yet. */
    public static String words(Ui ui, Job job) {
        var key = "jobs.does." + job.job();
        var words = ui.t(key);
        return words.equals(key) ? job.job() : words;
    }

    public static Tone tone(Job job) {
        return switch (job.state()) {
            case WAITING -> job.succeededAt() == null ? Tone.NEUTRAL : Tone.DONE;
            case RUNNING -> Tone.MOVING;
            case LATE -> Tone.WAITING;
            case FAILING -> Tone.URGENT;
        };
    }

    /** Within a minute, or as soon as a node gets round to it. */
    public static boolean isSoon(Job job, Instant now) {
        return job.dueAt().isBefore(now.plus(SOON)) && job.state() != Job.State.LATE;
    }
}
