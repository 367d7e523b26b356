package dev.baton.pricing.web;

import dev.baton.catalog.Sku;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.Bodies;
import dev.baton.platform.web.BulkRow;
import dev.baton.pricing.web.PriceListController.PriceBody;
import dev.baton.pricing.web.PriceListController.PricesBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** One price of a price list, as a row. */
@Component
class PriceRow implements BulkRow {

    private static final String OF_MANY = "prices[0].";

    record Row(
            @NotBlank String priceList,
            @NotNull Sku sku,
            @Nullable @Min(1) @Max(1_000_000_000) Long quantityFrom,
            @NotNull Money unitPrice,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    private final Bodies bodies;
    private final PriceListController controller;

    PriceRow(Bodies bodies, PriceListController controller) {
        this.bodies = bodies;
        this.controller = controller;
    }

    @Override
    public String kind() {
        return "prices";
    }

    @Override
    public String name(String row) {
        var object = bodies.object(row);
        return "%s %s"
                .formatted(
                        object.path("priceList").asString(""),
                        object.path("sku").asString(""));
    }

    @Override
    public ResponseEntity<?> take(String text) {
        var row = bodies.read(bodies.object(text), Row.class);
        var price = new PriceBody(row.sku, row.quantityFrom, row.unitPrice, row.validFrom, row.validTo);
        try {
            return controller.setPrices(row.priceList, new PricesBody(List.of(price), null));
        } catch (Invalid invalid) {
            throw new Invalid(invalid.fields().stream()
                    .map(field -> new Invalid.Field(field.field().replace(OF_MANY, ""), field.message()))
                    .toList());
        }
    }
}
