package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.customers.ComplianceQueries;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.PackageId;
import dev.baton.fulfilment.PackagingQueries;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of the work on one fulfilment order, as the packer sees it. */
@Component
class Tables {

    private final Walks walks;
    private final FulfilmentQueries fulfilment;
    private final PackagingQueries packagings;
    private final SiteQueries sites;
    private final FloorLookUp lookUp;
    private final OrderQueries orders;
    private final ComplianceQueries compliance;
    private final Clock clock;

    Tables(
            Walks walks,
            FulfilmentQueries fulfilment,
            PackagingQueries packagings,
            SiteQueries sites,
            FloorLookUp lookUp,
            OrderQueries orders,
            ComplianceQueries compliance,
            Clock clock) {
        this.walks = walks;
        this.fulfilment = fulfilment;
        this.packagings = packagings;
        this.sites = sites;
        this.lookUp = lookUp;
        this.orders = orders;
        this.compliance = compliance;
        this.clock = clock;
    }

    /** @param into the box that the address names, which need not be there yet; null when it names none */
    Packing of(Ui ui, String name, @Nullable String into, @Nullable String box) {
        var walk = walks.of(ui, name, null, List.of());
        var parcel = into == null || into.isBlank() ? null : PackageId.of(into);
        return Packing.of(walk, fulfilment.plan(walk.order().id()), packagings.list(), parcel, box);
    }

    /** @param heard what the last scan was answered with; null when nothing was scanned */
    ModelAndView page(Packing packing, @Nullable Heard heard) {
        var order = packing.order();
        var model = new HashMap<String, @Nullable Object>();
        model.put("packing", packing);
        model.put("heard", Optional.ofNullable(heard));
        model.put("calendar", sites.get(order.site()).calendar());
        model.put("now", clock.instant());
        model.put("notes", walks.notes(order));
        model.put("fields", walks.fields(order));
        model.put("wanted", wanted(order));
        model.put("next", lookUp.next(order.site(), FloorView.TO_PACK, order.number()));
        return new ModelAndView("console/fulfilment/pack", model);
    }

    private Wanted wanted(FulfilmentView work) {
        if (!compliance.isAnyKnown()) {
            return Wanted.NOTHING;
        }
        var order = orders.get(work.order());
        return Wanted.of(compliance.known(order.customer()), order, work);
    }
}
