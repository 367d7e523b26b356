package dev.baton.fulfilment.web;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.PickListDocument;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/fulfilment-orders/{id}/pick-list")
@Access("fulfilment")
@Tag(name = "fulfilment-orders")
class PickListController {

    private final FulfilmentQueries queries;
    private final SiteQueries sites;
    private final Clock clock;

    PickListController(FulfilmentQueries queries, SiteQueries sites, Clock clock) {
        this.queries = queries;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Print what is still to be picked, in the order of the bins")
    ResponseEntity<byte[]> print(@PathVariable FulfilmentOrderId id, Locale language) {
        var list = queries.pickList(id, language.getLanguage());
        var site = sites.get(list.site());
        return Papers.pdf(
                PickListDocument.of(list, site, language, clock.instant()).pdf(), list.number() + ".pdf");
    }
}
