package dev.baton.console.shipping;

import dev.baton.shipping.ShipmentQueue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tab of the list: packages that wait for a shipment, or shipments that wait for something. */
public enum ShipView {
    TO_SHIP("to-ship", null),
    LABELLED("labelled", ShipmentQueue.IN_HOUSE),
    UNDER_WAY("under-way", ShipmentQueue.UNDER_WAY),
    DELIVERED("delivered", ShipmentQueue.DELIVERED),
    TROUBLE("trouble", ShipmentQueue.TROUBLE),
    ALL("all", null);

    private final String word;
    private final @Nullable ShipmentQueue queue;

    ShipView(String word, @Nullable ShipmentQueue queue) {
        this.word = word;
        this.queue = queue;
    }

    static ShipView parse(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word.equals(word))
                .findFirst()
                .orElse(TO_SHIP);
    }

    public String word() {
        return word;
    }

    public @Nullable ShipmentQueue queue() {
        return queue;
    }

    public String href() {
        return this == TO_SHIP ? "/ship" : "/ship?view=" + word;
    }
}
