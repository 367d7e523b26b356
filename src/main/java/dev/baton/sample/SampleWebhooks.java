package dev.baton.sample;

import dev.baton.events.DefineEndpoint;
import dev.baton.events.WebhookQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whom the sample company tells what happens: a shop whose address is invented, so that its page shows how Baton deals with
 * somebody who cannot be reached, and a screen in the warehouse that was switched off.
 */
@Component
class SampleWebhooks {

    private final DefineEndpoint defineEndpoint;
    private final WebhookQueries webhooks;

    SampleWebhooks(DefineEndpoint defineEndpoint, WebhookQueries webhooks) {
        this.defineEndpoint = defineEndpoint;
        this.webhooks = webhooks;
    }

    void define() {
        if (!webhooks.endpoints().isEmpty()) {
            return;
        }
        defineEndpoint.handle(new DefineEndpoint.Command(
                null,
                null,
                "Web shop",
                "https://shop.larkspur-ladle.example/hooks/baton",
                "Tells customers where their parcel is. The address is invented: nobody answers there.",
                List.of("order.cancelled", "shipment.delivered", "shipment.dispatched", "shipment.troubled"),
                true));
        defineEndpoint.handle(new DefineEndpoint.Command(
                null,
                null,
                "Warehouse screen",
                "https://screen.larkspur-ladle.example/baton",
                "The screen above the packing tables, until it is repaired.",
                List.of("fulfilment.opened", "fulfilment.packed", "fulfilment.released"),
                false));
    }
}
