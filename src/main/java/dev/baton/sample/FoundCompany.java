package dev.baton.sample;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import java.time.LocalDate;

/**
 * Founds the sample company: its people, sites, goods, prices, customers, carriers and opening stock, all of it or nothing. A
 * start that is killed meanwhile leaves no trace, not even a taken e-mail address.
 */
@UseCase
public class FoundCompany {

    /**
     * @param today the day on which somebody tries Baton; what is on its way counts from it
     * @param days how many days the company has been at work, today included
     */
    public record Command(LocalDate today, int days) {}

    private final Tenants tenants;
    private final SamplePeople people;
    private final SampleSites sites;
    private final SampleGoods goods;
    private final SampleCarriers carriers;
    private final Histories histories;

    FoundCompany(
            Tenants tenants,
            SamplePeople people,
            SampleSites sites,
            SampleGoods goods,
            SampleCarriers carriers,
            Histories histories) {
        this.tenants = tenants;
        this.people = people;
        this.sites = sites;
        this.goods = goods;
        this.carriers = carriers;
        this.histories = histories;
    }

    public TenantId handle(Command command) {
        var name = Sheet.rows("company").getFirst().text("name");
        var tenant = tenants.create(name);
        Caller.system(tenant, SampleCompany.ACTOR).run(() -> {
            people.hire();
            sites.open();
            goods.define(command.today());
            carriers.define();
            histories.begin(command.today().minusDays(command.days() - 1L), command.days());
        });
        return tenant;
    }
}
