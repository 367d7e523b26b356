package dev.baton.fulfilment.web;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.PickList;
import dev.baton.fulfilment.PickListDocument;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(list.number() + ".pdf")
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(document(list, site, language).pdf());
    }

    private PickListDocument document(PickList list, Site site, Locale language) {
        var address = site.address();
        var head = new Letterhead(
                site.name(),
                List.of(
                        address.line1(),
                        "%s %s %s".formatted(address.city(), address.region(), address.postcode()),
                        address.country()),
                List.of());
        return new PickListDocument(
                head,
                Paper.of(address.country()),
                language,
                list.number(),
                site.code().value(),
                LocalDateTime.ofInstant(
                        Objects.requireNonNullElseGet(list.releasedAt(), clock::instant),
                        site.calendar().zone()),
                null,
                list.lines().stream().map(line -> line(line, list)).toList(),
                List.of());
    }

    private static PickListDocument.Line line(PickList.Line line, PickList list) {
        return new PickListDocument.Line(
                line.bin() == null ? "–" : line.bin(),
                line.sku().value(),
                line.name(),
                line.gtin(),
                line.quantity(),
                packing(line),
                list.orderNumber());
    }

    /** Whole cases first, without words: {@code 4 × 12 + 2}. */
    private static @Nullable String packing(PickList.Line line) {
        if (line.caseSize() == 1 || line.quantity() < line.caseSize()) {
            return null;
        }
        long cases = line.quantity() / line.caseSize();
        long loose = line.quantity() % line.caseSize();
        return loose == 0
                ? "%d × %d".formatted(cases, line.caseSize())
                : "%d × %d + %d".formatted(cases, line.caseSize(), loose);
    }
}
