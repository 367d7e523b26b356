package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentAction;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.PackageId;
import dev.baton.fulfilment.SupportedAction;
import dev.baton.fulfilment.SupportedAction.WhyNot;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one thing to do next with a fulfilment order, and where.
 *
 * @param href where it is done, or where its form is sent
 * @param why what is in the way; null when nothing is
 */
public record NextStep(Kind kind, String href, @Nullable String why) {

    /** In the order of the goods' way. */
    public enum Kind {
        RELEASE("building-warehouse", "r", "fulfilment:write"),
        PICK("hand-grab", "p", "fulfilment:write"),
        PACK("package", "b", "fulfilment:write"),
        SHIP("barcode", "s", "shipments:write"),
        DISPATCH("package-export", "d", "shipments:write"),
        PAY("cash", "y", "payments:write");

        private final String icon;
        private final String key;
        private final String permission;

        Kind(String icon, String key, String permission) {
            this.icon = icon;
            this.key = key;
            this.permission = permission;
        }

        public String icon() {
            return icon;
        }

        public String key() {
            return key;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether pressing it changes something at once, rather than leading to where it is done. */
    public boolean isForm() {
        return kind == Kind.RELEASE;
    }

    static NextStep of(Ui ui, Kind kind, String href, @Nullable String why) {
        return new NextStep(kind, href, ui.may(kind.permission) ? why : ui.t("orders.floor.why.not-allowed"));
    }

    /**
     * Empty when nothing is left to do with it.
     *
     * @param waits what of its order keeps it from the floor; null when nothing does
     */
    static Optional<NextStep> of(Ui ui, FulfilmentView work, List<ShipmentView> shipments, @Nullable String waits) {
        if (work.status() == FulfilmentStatus.SHIPPED || work.status() == FulfilmentStatus.CANCELLED) {
            return Optional.empty();
        }
        var release = action(work, FulfilmentAction.RELEASE);
        if (work.status() == FulfilmentStatus.OPEN || work.status() == FulfilmentStatus.ON_HOLD) {
            var why = why(ui, release.whyNot());
            return Optional.of(
                    of(ui, Kind.RELEASE, "/orders/" + work.orderNumber() + "/release", why == null ? waits : why));
        }
        if (action(work, FulfilmentAction.PICK).possible()) {
            return Optional.of(of(ui, Kind.PICK, "/pick/" + work.id(), null));
        }
        if (action(work, FulfilmentAction.PACK).possible()) {
            return Optional.of(of(ui, Kind.PACK, "/pack/" + work.id(), null));
        }
        return Optional.of(leaving(ui, work, shipments));
    }

    private static NextStep leaving(Ui ui, FulfilmentView work, List<ShipmentView> shipments) {
        if (hasFreePackages(work, shipments)) {
            return of(ui, Kind.SHIP, "/ship?fulfilmentOrder=" + work.id(), null);
        }
        var waiting = shipments.stream()
                .filter(shipment -> shipment.fulfilmentOrder().equals(work.id())
                        && shipment.status().isInHouse())
                .findFirst();
        return waiting.map(shipment -> of(ui, Kind.DISPATCH, "/shipments/" + shipment.number(), null))
                .orElseGet(() -> of(ui, Kind.PACK, "/pack/" + work.id(), null));
    }

    private static boolean hasFreePackages(FulfilmentView work, List<ShipmentView> shipments) {
        Set<PackageId> taken = shipments.stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.VOIDED)
                .flatMap(shipment -> shipment.packages().stream())
                .map(box -> box.id())
                .collect(Collectors.toSet());
        return work.packages().stream().anyMatch(box -> box.sealed() && !box.shipped() && !taken.contains(box.id()));
    }

    private static SupportedAction action(FulfilmentView work, FulfilmentAction wanted) {
        return work.actions().stream()
                .filter(action -> action.action() == wanted)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String why(Ui ui, @Nullable WhyNot whyNot) {
        return whyNot == null ? null : ui.t("orders.floor.why." + whyNot);
    }

    /** The step that comes first on the way of the goods, and can be done. */
    static Optional<NextStep> first(List<Floor> floors) {
        return floors.stream()
                .map(Floor::next)
                .filter(Objects::nonNull)
                .filter(next -> next.why() == null)
                .min(Comparator.comparing(NextStep::kind));
    }
}
