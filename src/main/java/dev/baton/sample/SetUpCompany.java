package dev.baton.sample;

import dev.baton.network.DefineSite;
import dev.baton.network.Site;
import dev.baton.platform.UseCase;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.platform.company.DefineCompany;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import dev.baton.platform.security.Users;

/**
 * Sets up the company that Baton was tried for: its profile, the usual roles, whoever looks after it, its first site, and, when
 * wanted, the carriers to try with. All of it or nothing.
 *
 * <p>Only whoever may do everything in the sample company can: on an installation of many merchants nobody founds another.
 */
@UseCase
public class SetUpCompany {

    /** @param carriers whether it may ship with the simulated carriers until it has its own */
    public record Command(
            CompanyProfile profile, Site site, String name, String email, String password, boolean carriers) {}

    public sealed interface Outcome {}

    public record SetUp(TenantId tenant) implements Outcome {}

    public record NotTheSample() implements Outcome {}

    private final Histories histories;
    private final Tenants tenants;
    private final DefineCompany defineCompany;
    private final Users users;
    private final DefineSite defineSite;
    private final SampleCarriers sampleCarriers;

    SetUpCompany(
            Histories histories,
            Tenants tenants,
            DefineCompany defineCompany,
            Users users,
            DefineSite defineSite,
            SampleCarriers sampleCarriers) {
        this.histories = histories;
        this.tenants = tenants;
        this.defineCompany = defineCompany;
        this.users = users;
        this.defineSite = defineSite;
        this.sampleCarriers = sampleCarriers;
    }

    /** @throws dev.baton.platform.Invalid when the e-mail address is in use, or the password too short or too long */
    public Outcome handle(Command command) {
        if (!Caller.current().may("*") || histories.find().isEmpty()) {
            return new NotTheSample();
        }
        var profile = command.profile();
        var tenant = tenants.create(profile.name());
        Caller.system(tenant, "Set-up").run(() -> {
            defineCompany.handle(new DefineCompany.Command(profile, null));
            SamplePeople.defineRoles(users);
            users.create(
                    command.email(),
                    command.name(),
                    command.password(),
                    SamplePeople.ADMINISTRATOR,
                    profile.language());
            defineSite.handle(new DefineSite.Command(command.site(), 0L));
            if (command.carriers()) {
                sampleCarriers.lend(profile);
            }
        });
        return new SetUp(tenant);
    }
}
