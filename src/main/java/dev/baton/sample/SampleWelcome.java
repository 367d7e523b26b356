package dev.baton.sample;

import dev.baton.platform.commands.Welcome;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells whoever has started Baton how to sign in to the sample company, where there is one. */
@Component
class SampleWelcome implements Welcome {

    private final Tenants tenants;
    private final Histories histories;

    SampleWelcome(Tenants tenants, Histories histories) {
        this.tenants = tenants;
        this.histories = histories;
    }

    @Override
    public List<String> lines() {
        return tenants.list().stream()
                .findFirst()
                .filter(tenant -> Caller.system(tenant.id(), SampleCompany.ACTOR)
                        .call(histories::find)
                        .isPresent())
                .map(tenant -> List.of(
                        "Sign in to the sample company %s:".formatted(tenant.name()),
                        "  e-mail    " + SamplePeople.ADMIN,
                        "  password  " + SamplePeople.PASSWORD,
                        "  or, with the same password: " + String.join("@…, ", SamplePeople.ROLES) + "@…"))
                .orElse(List.of());
    }
}
