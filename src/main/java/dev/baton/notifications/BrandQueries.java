package dev.baton.notifications;

import dev.baton.platform.NotFound;
import dev.baton.platform.company.Companies;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about brands. */
@Service
@Transactional(readOnly = true)
public class BrandQueries {

    private final Brands brands;
    private final Companies companies;

    BrandQueries(Brands brands, Companies companies) {
        this.brands = brands;
        this.companies = companies;
    }

    public Brand get(BrandCode code) {
        return brands.find(code).orElseThrow(() -> new NotFound("brand", code));
    }

    /** The default first. */
    public List<Brand> list() {
        return brands.list();
    }

    /** The one that names the channel, else the default, else the company as its profile has it. */
    public Brand ofChannel(String channel) {
        var all = brands.list();
        return all.stream()
                .filter(brand -> brand.channels().contains(channel))
                .findFirst()
                .or(() -> all.stream().filter(Brand::isDefault).findFirst())
                .orElseGet(this::house);
    }

    private Brand house() {
        var company = companies.current();
        return new Brand(
                BrandCode.HOUSE,
                company.name(),
                company.name(),
                company.name(),
                company.email() == null ? "" : company.email(),
                null,
                null,
                company.phone(),
                company.website(),
                company.accent(),
                company.language(),
                List.of(),
                true,
                0);
    }
}
