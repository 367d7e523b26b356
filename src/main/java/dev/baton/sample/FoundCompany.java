package dev.baton.sample;

import dev.baton.platform.UseCase;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.platform.company.DefineCompany;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import java.time.LocalDate;
import java.time.ZoneId;

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
    private final DefineCompany defineCompany;
    private final SamplePeople people;
    private final SampleSites sites;
    private final SampleGoods goods;
    private final SampleCarriers carriers;
    private final SampleLetters letters;
    private final Histories histories;

    FoundCompany(
            Tenants tenants,
            DefineCompany defineCompany,
            SamplePeople people,
            SampleSites sites,
            SampleGoods goods,
            SampleCarriers carriers,
            SampleLetters letters,
            Histories histories) {
        this.tenants = tenants;
        this.defineCompany = defineCompany;
        this.people = people;
        this.sites = sites;
        this.goods = goods;
        this.carriers = carriers;
        this.letters = letters;
        this.histories = histories;
    }

    public TenantId handle(Command command) {
        var profile = profile(Sheet.rows("company").getFirst());
        var tenant = tenants.create(profile.name());
        Caller.system(tenant, SampleCompany.ACTOR).run(() -> {
            defineCompany.handle(new DefineCompany.Command(profile, null));
            people.hire();
            sites.open();
            goods.define(command.today());
            carriers.define();
            letters.define();
            histories.begin(command.today().minusDays(command.days() - 1L), command.days());
        });
        return tenant;
    }

    private static CompanyProfile profile(Sheet.Row row) {
        return new CompanyProfile(
                row.text("name"),
                row.text("legal_name"),
                new PostalAddress(
                        row.text("legal_name"),
                        null,
                        row.text("line1"),
                        null,
                        row.text("city"),
                        row.text("region"),
                        row.text("postcode"),
                        row.text("country")),
                row.text("email"),
                row.text("phone"),
                row.text("website"),
                row.text("tax_number"),
                ZoneId.of(row.text("time_zone")),
                row.text("currency"),
                row.text("language"),
                Letterhead.DEFAULT_COLOUR,
                0);
    }
}
