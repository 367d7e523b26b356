package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.PickListDocument;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pick list on paper, in the language of whoever prints it. */
@Controller
@Access("fulfilment")
class PickListPrint {

    private final FloorLookUp lookUp;
    private final FulfilmentQueries fulfilment;
    private final SiteQueries sites;
    private final Clock clock;

    PickListPrint(FloorLookUp lookUp, FulfilmentQueries fulfilment, SiteQueries sites, Clock clock) {
        this.lookUp = lookUp;
        this.fulfilment = fulfilment;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/pick/{work}/list.pdf")
    ResponseEntity<byte[]> print(Ui ui, @PathVariable("work") String name) {
        var list = fulfilment.pickList(lookUp.id(name), ui.language());
        var document = PickListDocument.of(list, sites.get(list.site()), ui.locale(), clock.instant());
        return Papers.pdf(document.pdf(), list.number() + ".pdf");
    }
}
