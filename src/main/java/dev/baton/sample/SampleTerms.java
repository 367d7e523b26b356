package dev.baton.sample;

import dev.baton.catalog.Sku;
import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.DefineComplianceTerms;
import dev.baton.orders.PartNumber;
import dev.baton.orders.SayPartNumbers;
import dev.baton.platform.money.Money;
import dev.baton.shipping.CarrierQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** A chain of shops has sent its manual for suppliers. It counts from the last evening on. */
@Component
class SampleTerms {

    private static final CustomerNumber CHAIN = new CustomerNumber("C-1007");

    private static final ComplianceTerms MANUAL = new ComplianceTerms(
            2,
            1,
            Money.of(50_000, "USD"),
            48L,
            List.of(
                    new Route(List.of("NORTHLINE/TWO_DAY"), "US", "TX", null, 10_000L),
                    new Route(List.of("NORTHLINE/GROUND", "KESTRELWAY/GROUND"), "US", null, null, null)),
            true,
            true);

    private static final List<PartNumber> NUMBERS = List.of(
            new PartNumber("MM-204417", Sku.of("SPC-PEPPER-BLK-WHL-60")),
            new PartNumber("MM-204418", Sku.of("SPC-PEPPER-TEL-60")),
            new PartNumber("MM-204431", Sku.of("SPC-PAPRIKA-SMK-52")),
            new PartNumber("MM-204432", Sku.of("SPC-PAPRIKA-SWT-52")));

    private final ComplianceQueries compliance;
    private final CarrierQueries carriers;
    private final DefineComplianceTerms defineComplianceTerms;
    private final SayPartNumbers sayPartNumbers;

    SampleTerms(
            ComplianceQueries compliance,
            CarrierQueries carriers,
            DefineComplianceTerms defineComplianceTerms,
            SayPartNumbers sayPartNumbers) {
        this.compliance = compliance;
        this.carriers = carriers;
        this.defineComplianceTerms = defineComplianceTerms;
        this.sayPartNumbers = sayPartNumbers;
    }

    void agree() {
        if (compliance.of(CHAIN).version() > 0) {
            return;
        }
        sayPartNumbers.handle(new SayPartNumbers.Command(CHAIN, NUMBERS, null));
        defineComplianceTerms.handle(new DefineComplianceTerms.Command(CHAIN, MANUAL, carriers.serviceNames(), null));
    }
}
