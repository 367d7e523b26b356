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
import org.jspecify.annotations.Nullable;

/**
 * Opens a company of one's own: its profile, the usual roles, whoever looks after it, and, when wanted, its first site and the
 * carriers to try with. All of it or nothing.
 */
@UseCase
public class OpenCompany {

    /**
     * @param site null when it is told later
     * @param carriers whether it may ship with the simulated carriers until it has its own
     */
    public record Command(
            CompanyProfile profile,
            @Nullable Site site,
            String name,
            String email,
            String password,
            boolean carriers) {}

    private final Tenants tenants;
    private final DefineCompany defineCompany;
    private final Users users;
    private final DefineSite defineSite;
    private final SampleCarriers sampleCarriers;

    OpenCompany(
            Tenants tenants,
            DefineCompany defineCompany,
            Users users,
            DefineSite defineSite,
            SampleCarriers sampleCarriers) {
        this.tenants = tenants;
        this.defineCompany = defineCompany;
        this.users = users;
        this.defineSite = defineSite;
        this.sampleCarriers = sampleCarriers;
    }

    /** @throws dev.baton.platform.Invalid when the e-mail address is in use, or the password too short or too long */
    public TenantId handle(Command command) {
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
            if (command.site() != null) {
                defineSite.handle(new DefineSite.Command(command.site(), 0L));
            }
            if (command.carriers()) {
                sampleCarriers.lend(profile);
            }
        });
        return tenant;
    }
}
