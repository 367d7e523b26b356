package dev.baton.inventory.web;

import dev.baton.catalog.Sku;
import dev.baton.inventory.CountStock;
import dev.baton.network.SiteCode;
import dev.baton.platform.web.Bodies;
import dev.baton.platform.web.BulkRow;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What was counted of an item at a site, as a row. */
@Component
class StockRow implements BulkRow {

    /** @param counted base units that lie there */
    record Row(
            @NotNull Sku sku,
            @NotNull SiteCode site,
            @NotNull Long counted,
            @Nullable @Size(max = 500) String note) {}

    private final Bodies bodies;
    private final CountStock countStock;
    private final KnownSite knownSite;

    StockRow(Bodies bodies, CountStock countStock, KnownSite knownSite) {
        this.bodies = bodies;
        this.countStock = countStock;
        this.knownSite = knownSite;
    }

    @Override
    public String kind() {
        return "stock";
    }

    @Override
    public String name(String row) {
        var object = bodies.object(row);
        return "%s@%s"
                .formatted(object.path("sku").asString(""), object.path("site").asString(""));
    }

    @Override
    public ResponseEntity<?> take(String text) {
        var row = bodies.read(bodies.object(text), Row.class);
        knownSite.check(row.site, "site");
        return switch (countStock.handle(
                new CountStock.Command(row.sku, row.site, row.counted, Texts.orNull(row.note)))) {
            case CountStock.AsInTheBooks same -> ResponseEntity.ok(same);
            case CountStock.Counted(var adjustment) -> AdjustmentController.answer(adjustment);
        };
    }
}
