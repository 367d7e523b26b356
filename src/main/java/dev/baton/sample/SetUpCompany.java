package dev.baton.sample;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;

/**
 * Sets up the company that Baton was tried for.
 *
 * <p>Only whoever may do everything in the sample company can: on an installation of many merchants nobody founds another.
 */
@UseCase
public class SetUpCompany {

    public sealed interface Outcome {}

    public record SetUp(TenantId tenant) implements Outcome {}

    public record NotTheSample() implements Outcome {}

    private final Histories histories;
    private final OpenCompany openCompany;

    SetUpCompany(Histories histories, OpenCompany openCompany) {
        this.histories = histories;
        this.openCompany = openCompany;
    }

    /** @throws dev.baton.platform.Invalid when the e-mail address is in use, or the password too short or too long */
    public Outcome handle(OpenCompany.Command command) {
        if (!Caller.current().may("*") || histories.find().isEmpty()) {
            return new NotTheSample();
        }
        return new SetUp(openCompany.handle(command));
    }
}
