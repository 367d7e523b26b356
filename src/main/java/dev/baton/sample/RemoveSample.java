package dev.baton.sample;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;

/**
 * Takes the sample company away, with everything and everybody in it, for good. It goes only when there is another company, so
 * that nobody locks themselves out and no later start founds it again.
 */
@UseCase
public class RemoveSample {

    public sealed interface Outcome {}

    /** @param rows how many there were of it */
    public record Removed(long rows) implements Outcome {}

    /** What is real is never taken away. */
    public record NotTheSample() implements Outcome {}

    public record NoOtherCompany() implements Outcome {}

    private final Histories histories;
    private final Tenants tenants;
    private final Remains remains;

    RemoveSample(Histories histories, Tenants tenants, Remains remains) {
        this.histories = histories;
        this.tenants = tenants;
        this.remains = remains;
    }

    public Outcome handle() {
        if (!Caller.current().may("*") || histories.find().isEmpty()) {
            return new NotTheSample();
        }
        if (tenants.list().size() < 2) {
            return new NoOtherCompany();
        }
        return new Removed(remains.remove());
    }
}
