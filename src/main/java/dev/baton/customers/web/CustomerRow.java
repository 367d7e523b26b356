package dev.baton.customers.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.web.Bodies;
import dev.baton.platform.web.BulkRow;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A customer as a row: opened under its number, or changed. */
@Component
class CustomerRow implements BulkRow {

    private final Bodies bodies;
    private final CustomerController controller;

    CustomerRow(Bodies bodies, CustomerController controller) {
        this.bodies = bodies;
        this.controller = controller;
    }

    @Override
    public String kind() {
        return "customers";
    }

    @Override
    public String name(String row) {
        return bodies.object(row).path("number").asString("");
    }

    @Override
    public ResponseEntity<?> take(String row) {
        var body = bodies.read(bodies.object(row), CustomerBody.class);
        var number = body.number();
        if (number == null) {
            throw new Invalid("number", "is needed in bulk, so that nobody is opened twice");
        }
        return controller.change(number, null, body);
    }
}
