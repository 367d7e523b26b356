package dev.baton.sample;

import dev.baton.fulfilment.DefinePackaging;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.network.HandlingClass;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.shipping.Carrier;
import dev.baton.shipping.DefineRates;
import dev.baton.shipping.DefineSender;
import dev.baton.shipping.DefineServices;
import dev.baton.shipping.Rate;
import dev.baton.shipping.Sender;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ServiceLevel;
import dev.baton.shipping.Zone;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who carries for the sample company, and for how much. */
@Component
class SampleCarriers {

    /** GS1 keeps 952 for demonstrations: no real company counts under it. */
    private static final String DEMONSTRATION_PREFIX = "9520000";

    private final DefineServices defineServices;
    private final DefineRates defineRates;
    private final DefineSender defineSender;
    private final DefinePackaging definePackaging;

    SampleCarriers(
            DefineServices defineServices,
            DefineRates defineRates,
            DefineSender defineSender,
            DefinePackaging definePackaging) {
        this.defineSender = defineSender;
        this.definePackaging = definePackaging;
        this.defineServices = defineServices;
        this.defineRates = defineRates;
    }

    void define() {
        var company = Sheet.rows("company").getFirst();
        define(new Sender(
                company.text("name"),
                List.of(company.text("email"), company.text("phone"), company.text("website")),
                "#7a3b69",
                company.text("language"),
                company.text("gs1_company_prefix")));
    }

    /** For another company, until it has carriers of its own. */
    void lend(CompanyProfile company) {
        var email = company.email();
        define(new Sender(
                company.name(),
                email == null ? List.of() : List.of(email),
                company.accent(),
                company.language(),
                DEMONSTRATION_PREFIX));
    }

    private void define(Sender sender) {
        defineSender.handle(sender);
        Sheet.rows("packaging").forEach(row -> definePackaging.handle(new DefinePackaging.Command(packaging(row), 0L)));
        var rates = Sheet.rows("carrier-rates");
        defineServices.handle(new DefineServices.Command(
                Sheet.rows("carriers").stream().map(SampleCarriers::carrier).toList(),
                rates.stream().map(SampleCarriers::service).distinct().toList()));
        defineRates.handle(new DefineRates.Command(
                Sheet.rows("zones").stream()
                        .map(row -> new Zone(row.number("zone"), row.number("max_km")))
                        .toList(),
                rates.stream().map(SampleCarriers::rate).toList()));
    }

    private static Packaging packaging(Sheet.Row row) {
        return new Packaging(
                PackagingCode.of(row.text("code")),
                row.text("name"),
                HandlingClass.valueOf(row.text("handling_class")),
                row.number("length_mm"),
                row.number("width_mm"),
                row.number("height_mm"),
                row.number("max_weight_g"),
                row.number("tare_g"),
                row.number("cost_minor"),
                true,
                1);
    }

    private static Carrier carrier(Sheet.Row row) {
        return new Carrier(
                row.text("code"),
                row.text("name"),
                row.text("tracking_url"),
                row.number("max_weight_g"),
                row.weekdays("pickup_days"));
    }

    private static ServiceLevel service(Sheet.Row row) {
        var code = code(row);
        var reach = code.service().contains("INTERNATIONAL")
                ? ServiceLevel.Reach.CROSS_BORDER
                : ServiceLevel.Reach.DOMESTIC;
        return new ServiceLevel(code, row.text("name"), reach, "USD", true);
    }

    private static Rate rate(Sheet.Row row) {
        return new Rate(
                code(row),
                row.number("zone"),
                row.number("max_weight_g"),
                row.number("price_minor"),
                row.number("transit_days"));
    }

    private static ServiceCode code(Sheet.Row row) {
        return new ServiceCode(row.text("carrier"), row.text("service"));
    }
}
