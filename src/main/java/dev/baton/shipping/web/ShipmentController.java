package dev.baton.shipping.web;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.GiveBackLabel;
import dev.baton.shipping.PurchaseState;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.shipping.ShipmentFilter;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentRow;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.VoidShipment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shipments")
@Access("shipments")
@Tag(name = "shipments", description = "From the packing table to the door")
class ShipmentController {

    record ServiceWish(@NotBlank String carrier, @NotBlank String service) {

        ServiceCode code() {
            try {
                return new ServiceCode(carrier, service);
            } catch (IllegalArgumentException e) {
                throw new Invalid("service", String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * @param packages those to ship; without them all that are closed and in no shipment yet
     * @param service the one to take; without it the cheapest that meets the promise
     * @param reason why this service and not the cheapest that meets the promise
     * @param overrideRoutingGuide whether the service may be one that the customer's routing guide does not allow: it takes a reason,
     *     which the order's timeline keeps, and the right to change customers
     */
    record NewShipment(
            @NotNull FulfilmentOrderId fulfilmentOrder,
            @Nullable @Size(max = 200) Set<PackageId> packages,
            @Nullable @Valid ServiceWish service,
            @Nullable @Size(max = 200) String reason,
            @Nullable Boolean overrideRoutingGuide) {}

    private final ShipPackages shipPackages;
    private final BuyLabel buyLabel;
    private final GiveBackLabel giveBackLabel;
    private final DispatchShipment dispatchShipment;
    private final VoidShipment voidShipment;
    private final ShipmentQueries shipments;

    ShipmentController(
            ShipPackages shipPackages,
            BuyLabel buyLabel,
            GiveBackLabel giveBackLabel,
            DispatchShipment dispatchShipment,
            VoidShipment voidShipment,
            ShipmentQueries shipments) {
        this.shipPackages = shipPackages;
        this.buyLabel = buyLabel;
        this.giveBackLabel = giveBackLabel;
        this.dispatchShipment = dispatchShipment;
        this.voidShipment = voidShipment;
        this.shipments = shipments;
    }

    @GetMapping
    @Operation(summary = "List shipments, newest first")
    Page<ShipmentRow> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable SiteCode site,
            @RequestParam(required = false) @Nullable ShipmentStatus status,
            @RequestParam(required = false) @Nullable PurchaseState purchase,
            @RequestParam(required = false) @Nullable String carrier,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return shipments.list(
                new ShipmentFilter(order, site, null, status, purchase, carrier, text, from, until),
                PageRequest.of(limit, cursor));
    }

    @GetMapping("/{shipment}")
    @Operation(summary = "Read a shipment, with the reasons for its service")
    ResponseEntity<ShipmentView> get(@PathVariable ShipmentId shipment) {
        return tagged(ResponseEntity.ok(), shipments.get(shipment));
    }

    @PostMapping
    @Operation(summary = "Ship closed packages of a fulfilment order", description = """
            Numbers the shipment and its packages, chooses the cheapest service that meets the promise, and asks the carrier
            for labels. When the carrier does not answer, the shipment stands as PREPARED and the label is asked for again by
            itself; purchase tells how that goes.""")
    ResponseEntity<?> create(@Valid @RequestBody NewShipment body) {
        var outcome = shipPackages.handle(new ShipPackages.Command(
                body.fulfilmentOrder(),
                body.packages() == null ? Set.of() : body.packages(),
                body.service() == null ? null : body.service().code(),
                body.reason(),
                Boolean.TRUE.equals(body.overrideRoutingGuide())));
        return switch (outcome) {
            case ShipPackages.Prepared(var shipment, var _, var _) -> {
                buyLabel.handle(shipment);
                yield tagged(
                        ResponseEntity.created(URI.create("/api/v1/shipments/" + shipment)), shipments.get(shipment));
            }
            case ShipPackages.NothingToShip(var number, var others) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "nothing-to-ship",
                        others.isEmpty()
                                ? "%s has no closed package.".formatted(number)
                                : "Everything packed of %s is already in %s."
                                        .formatted(number, String.join(", ", others)),
                        Map.of("shipments", others));
            case ShipPackages.NotClosed(var packages) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "package-not-closed",
                        "These packages are still open or have left: %s.".formatted(String.join(", ", packages)),
                        Map.of("packages", packages));
            case ShipPackages.AlreadyInShipment(var taken) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "package-already-in-shipment",
                        "These packages are already in %s.".formatted(String.join(", ", Set.copyOf(taken.values()))),
                        Map.of("shipments", Set.copyOf(taken.values())));
            case ShipPackages.NotAllowed(var service, var allowed) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "service-not-in-routing-guide",
                        "The customer's routing guide does not allow %s. It allows %s."
                                .formatted(
                                        service,
                                        allowed.stream()
                                                .map(ServiceCode::toString)
                                                .collect(Collectors.joining(", "))),
                        Map.of("allowed", allowed));
            case ShipPackages.NotCarried(var choice) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "no-service-available",
                        "No service of any carrier can take this there.",
                        Map.of("choice", choice));
        };
    }

    @PutMapping("/{shipment}/dispatch")
    @Operation(summary = "Hand a shipment to its carrier", description = """
            Saying it twice changes nothing. overrideShipWindow is why it leaves although it would arrive before its customer takes it:
            that takes the right to change customers, and the order's timeline keeps it.""")
    ResponseEntity<?> dispatch(
            @PathVariable ShipmentId shipment,
            @RequestParam(required = false) @Nullable @Size(max = 200) String overrideShipWindow,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        EntityTags.check(ifMatch, shipments.get(shipment).version());
        return switch (dispatchShipment.handle(shipment, overrideShipWindow)) {
            case ShipmentDispatched _, DispatchShipment.AlreadyDispatched _ ->
                tagged(ResponseEntity.ok(), shipments.get(shipment));
            case DispatchShipment.NoLabel(var number, var purchase, var problem) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "label-missing",
                        "%s has no label yet%s.".formatted(number, problem == null ? "" : ": " + problem),
                        Map.of("purchase", purchase));
            case DispatchShipment.Voided(var number, var at) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "shipment-voided",
                        "%s was voided at %s.".formatted(number, at),
                        Map.of("voidedAt", at));
            case DispatchShipment.OnHold(var order, var holds) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "order-on-hold",
                        "Order %s is on hold.".formatted(order),
                        Map.of("holds", holds));
            case DispatchShipment.TooEarly(var number, var arrivesOn, var opens) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "ship-window-not-open",
                        "%s would arrive on %s. Its customer takes it from %s on.".formatted(number, arrivesOn, opens),
                        Map.of("arrivesOn", arrivesOn, "opens", opens));
            case DispatchShipment.LabelsNotPrinted(var number, var packages) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "labels-not-printed",
                        "The customer wants an SSCC label on every package. Of %s nobody has printed that of package %s."
                                .formatted(
                                        number,
                                        packages.stream().map(String::valueOf).collect(Collectors.joining(", "))),
                        Map.of("packages", packages));
            case DispatchShipment.NotReady(var number, var packages) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "package-not-closed",
                        "Packages of %s were opened again or have left: %s."
                                .formatted(number, String.join(", ", packages)),
                        Map.of("packages", packages));
        };
    }

    @DeleteMapping("/{shipment}")
    @Operation(summary = "Void a shipment that has not left", description = """
            Its packages can be shipped with another; a label that was bought is given back to the carrier.""")
    ResponseEntity<?> delete(
            @PathVariable ShipmentId shipment,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        EntityTags.check(ifMatch, shipments.get(shipment).version());
        return switch (voidShipment.handle(shipment)) {
            case VoidShipment.Voided _, VoidShipment.AlreadyVoided _ -> {
                giveBackLabel.handle(shipment);
                yield tagged(ResponseEntity.ok(), shipments.get(shipment));
            }
            case VoidShipment.TooLate(var number, var status) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "shipment-too-late-to-void",
                        "%s has left.".formatted(number),
                        Map.of("status", status));
        };
    }

    private static ResponseEntity<ShipmentView> tagged(ResponseEntity.BodyBuilder builder, ShipmentView shipment) {
        return builder.eTag(EntityTags.of(shipment.version())).body(shipment);
    }
}
