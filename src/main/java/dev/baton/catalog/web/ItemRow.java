package dev.baton.catalog.web;

import dev.baton.platform.web.Bodies;
import dev.baton.platform.web.BulkRow;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** An item as a row: added under its SKU, or changed. */
@Component
class ItemRow implements BulkRow {

    private final Bodies bodies;
    private final ItemController controller;

    ItemRow(Bodies bodies, ItemController controller) {
        this.bodies = bodies;
        this.controller = controller;
    }

    @Override
    public String kind() {
        return "items";
    }

    @Override
    public String name(String row) {
        return bodies.object(row).path("sku").asString("");
    }

    @Override
    public ResponseEntity<?> take(String row) {
        var body = bodies.read(bodies.object(row), ItemBody.class);
        return controller.change(body.sku().value(), null, body);
    }
}
