package dev.baton.sample;

import dev.baton.shipping.Carrier;
import dev.baton.shipping.DefineRates;
import dev.baton.shipping.DefineServices;
import dev.baton.shipping.Rate;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ServiceLevel;
import dev.baton.shipping.Zone;
import org.springframework.stereotype.Component;

/** Who carries for the sample company, and for how much. */
@Component
class SampleCarriers {

    private final DefineServices defineServices;
    private final DefineRates defineRates;

    SampleCarriers(DefineServices defineServices, DefineRates defineRates) {
        this.defineServices = defineServices;
        this.defineRates = defineRates;
    }

    void define() {
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
