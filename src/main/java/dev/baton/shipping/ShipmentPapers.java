package dev.baton.shipping;

import dev.baton.catalog.Sku;
import dev.baton.customers.ComplianceQueries;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PartNumberQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.ZplLabel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of a shipment, drawn when they are asked for: labels and the packing slip. */
@Service
@Transactional(readOnly = true)
public class ShipmentPapers {

    private record Subject(Shipment shipment, Site site, Sender sender) {

        /** The people at the door read the language of the country they are in; the carrier reads none. */
        Locale language() {
            return Sender.locale(
                    shipment.facts().language(), shipment.facts().shipTo().country());
        }

        LocalDate shippedOn() {
            var dispatchedAt = shipment.state().dispatchedAt();
            return dispatchedAt == null
                    ? shipment.facts().shipsOn()
                    : dispatchedAt.atZone(site.calendar().zone()).toLocalDate();
        }

        List<String> from() {
            return site.postal().lines(site.address().country(), language());
        }

        List<String> to() {
            return shipment.facts().shipTo().postal().lines(site.address().country(), language());
        }
    }

    private final Shipments shipments;
    private final SiteQueries sites;
    private final OrderQueries orders;
    private final Senders senders;
    private final ComplianceQueries compliance;
    private final PartNumberQueries partNumbers;

    ShipmentPapers(
            Shipments shipments,
            SiteQueries sites,
            OrderQueries orders,
            Senders senders,
            ComplianceQueries compliance,
            PartNumberQueries partNumbers) {
        this.shipments = shipments;
        this.sites = sites;
        this.orders = orders;
        this.senders = senders;
        this.compliance = compliance;
        this.partNumbers = partNumbers;
    }

    /** For an office printer; empty while the carrier has not sold a label. */
    public Optional<byte[]> labelPdf(ShipmentId id, int packageNumber) {
        return label(id, packageNumber).map(ShippingLabelDocument::pdf);
    }

    /** For a label printer; empty while the carrier has not sold a label. */
    public Optional<String> labelZpl(ShipmentId id, int packageNumber, ZplLabel.Resolution resolution) {
        return label(id, packageNumber).map(label -> label.zpl(resolution));
    }

    private Optional<ShippingLabelDocument> label(ShipmentId id, int packageNumber) {
        var subject = subject(id);
        var shipment = subject.shipment();
        var box = shipment.packages().stream()
                .filter(candidate -> candidate.number() == packageNumber)
                .findFirst()
                .orElseThrow(() -> new NotFound("package of " + shipment.facts().number(), packageNumber));
        var trackingNumber = box.trackingNumber();
        if (trackingNumber == null) {
            return Optional.empty();
        }
        var facts = shipment.facts();
        return Optional.of(new ShippingLabelDocument(
                subject.language(),
                subject.from(),
                subject.to(),
                facts.shipTo().postcode(),
                facts.carrierName(),
                facts.serviceName(),
                trackingNumber,
                box.sscc(),
                kilograms(box.weightGrams()),
                box.number(),
                shipment.packages().size(),
                subject.shippedOn(),
                facts.orderNumber(),
                facts.customerReference(),
                marks(box.handling())));
    }

    /** What lies in the boxes, and what is still to come. */
    public byte[] packingSlip(ShipmentId id) {
        var subject = subject(id);
        var shipment = subject.shipment();
        var facts = shipment.facts();
        var order = orders.get(facts.order());
        return new PackingSlipDocument(
                        subject.sender()
                                .letterhead(subject.from().stream().skip(1).toList()),
                        Paper.of(subject.site().address().country()),
                        subject.language(),
                        facts.number(),
                        subject.shippedOn(),
                        facts.orderNumber(),
                        facts.customerReference(),
                        order.placedAt()
                                .atZone(subject.site().calendar().zone())
                                .toLocalDate(),
                        facts.serviceName(),
                        subject.from(),
                        subject.to(),
                        marks(shipment.packages().stream()
                                .flatMap(box -> box.handling().stream())
                                .collect(Collectors.toSet())),
                        slipLines(shipment),
                        shipment.packages().stream()
                                .map(box -> new PackingSlipDocument.Box(
                                        box.number(), kilograms(box.weightGrams()), box.trackingNumber()))
                                .toList(),
                        List.of())
                .pdf();
    }

    /** What the customer calls the items, where it wants to read that. */
    private Map<Sku, List<String>> theirNumbers(OrderView order) {
        var customer = order.customer();
        return customer == null || !compliance.known(customer).partNumbersOnSlip()
                ? Map.of()
                : partNumbers.of(customer).numbers().stream()
                        .collect(Collectors.groupingBy(
                                PartNumber::sku, Collectors.mapping(PartNumber::number, Collectors.toList())));
    }

    private List<PackingSlipDocument.Line> slipLines(Shipment shipment) {
        var order = orders.get(shipment.facts().order());
        var theirs = theirNumbers(order);
        var here = shipment.unitsByLine();
        var before = shipments.shippedBefore(shipment);
        var lines = new ArrayList<PackingSlipDocument.Line>();
        for (var line : order.lines()) {
            var shipped = here.get(line.id());
            if (shipped != null) {
                var kit = line.kit();
                lines.add(new PackingSlipDocument.Line(
                        line.sku().value(),
                        line.name(),
                        kit == null ? null : kit.name(),
                        theirs.getOrDefault(line.sku(), List.of()),
                        line.quantities().owed(),
                        shipped,
                        Objects.requireNonNullElse(before.get(line.id()), 0L),
                        line.quantities().backordered()));
            }
        }
        return lines;
    }

    private Subject subject(ShipmentId id) {
        var shipment = shipments.get(id);
        var site = sites.get(shipment.facts().site());
        return new Subject(shipment, site, senders.get(site.name()));
    }

    private static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).setScale(2, RoundingMode.HALF_UP);
    }

    private static Set<HandlingMark> marks(Collection<HandlingClass> handling) {
        var marks = EnumSet.noneOf(HandlingMark.class);
        for (var handlingClass : handling) {
            switch (handlingClass) {
                case FOOD_SAFE -> marks.add(HandlingMark.FOOD_SAFE);
                case FRAGILE -> marks.add(HandlingMark.FRAGILE);
                case COLD -> marks.add(HandlingMark.KEEP_COLD);
                case STANDARD -> {}
            }
        }
        return marks;
    }
}
