package dev.baton.shipping;

import static java.util.stream.Collectors.toMap;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;
import dev.baton.platform.gs1.Sscc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One package of a shipment.
 *
 * @param number counts the packages of the shipment from 1
 * @param trackingNumber null until the carrier has sold a label
 * @param labelPrintedAt when somebody first took the label to print it; null while nobody has
 */
record ShippedPackage(
        int number,
        PackageId id,
        Sscc sscc,
        long weightGrams,
        long lengthMm,
        long widthMm,
        long heightMm,
        Set<HandlingClass> handling,
        @Nullable String trackingNumber,
        @Nullable Instant labelPrintedAt,
        List<Content> contents) {

    record Content(LineId line, Sku sku, String name, long quantity) {}

    ShippedPackage {
        handling = Set.copyOf(handling);
        contents = List.copyOf(contents);
    }

    Map<LineId, Long> unitsByLine() {
        return contents.stream().collect(toMap(Content::line, Content::quantity, Long::sum));
    }

    ShippedPackage tracked(@Nullable String number) {
        return new ShippedPackage(
                this.number,
                id,
                sscc,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                handling,
                number,
                labelPrintedAt,
                contents);
    }
}
