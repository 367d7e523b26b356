package dev.baton.console.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecordPick;
import dev.baton.orders.OrderEvent.Units;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what a picker scans, and says in words what came of it. */
@Component
class Picking {

    /** @param item of what was picked; null when nothing was */
    record Taken(Heard heard, @Nullable Sku item) {}

    private final RecordPick recordPick;
    private final ItemQueries items;

    Picking(RecordPick recordPick, ItemQueries items) {
        this.recordPick = recordPick;
        this.items = items;
    }

    /** @param before what the picker saw when scanning */
    Taken take(Ui ui, Walk before, String code, long times, @Nullable String scanId) {
        var outcome = recordPick.handle(new RecordPick.Command(before.order().id(), code, times, scanId));
        return switch (outcome) {
            case UnitsPicked picked ->
                right(
                        ui,
                        before,
                        picked.sku(),
                        picked.units().stream().mapToLong(Units::quantity).sum());
            case RecordPick.AlreadyPicked(var _, var sku, var _) ->
                new Taken(Heard.right(ui.t("floor.scan.again", name(ui, before, sku))), sku);
            case RecordPick.WrongItem(var _, var _, var scanned) ->
                wrong(
                        ui.t("floor.scan.wrong-item"),
                        expected(ui, before),
                        things(ui, scanned.quantity(), name(ui, before, scanned.sku())) + "\n" + scanned.sku());
            case RecordPick.OverPick(var _, var sku, var units, var remaining) ->
                wrong(
                        ui.t("floor.scan.too-many"),
                        remaining == 0
                                ? ui.t("floor.scan.no-more", name(ui, before, sku))
                                : things(ui, remaining, name(ui, before, sku)),
                        things(ui, units, name(ui, before, sku)));
            case RecordPick.UnknownCode(var _, var unknown, var _) ->
                wrong(ui.t("floor.scan.unknown"), expected(ui, before), unknown);
            case RecordPick.ScanIdReused _ -> refused(ui.t("floor.scan.not-taken"));
            case NotReleased(FulfilmentOrderId _, var status) ->
                refused(ui.t("floor.scan.over", ui.t("floor.status." + status)));
        };
    }

    private Taken right(Ui ui, Walk before, Sku sku, long units) {
        var stop = before.stop(sku);
        var name = name(ui, before, sku);
        var text = stop == null || stop.left() == units
                ? ui.t("floor.scan.complete", ui.quantity(units), name)
                : ui.t("floor.scan.right", ui.quantity(units), name);
        return new Taken(Heard.right(text), sku);
    }

    private static Taken wrong(String text, String expected, String scanned) {
        return new Taken(Heard.wrong(text, expected, scanned), null);
    }

    private static Taken refused(String text) {
        return new Taken(Heard.wrong(text), null);
    }

    private static String expected(Ui ui, Walk walk) {
        var at = walk.at();
        if (at == null) {
            return ui.t("floor.scan.nothing-more");
        }
        return at.name() + "\n" + at.sku() + (at.bin() == null ? "" : " · " + at.bin());
    }

    private static String things(Ui ui, long units, String name) {
        return units == 1 ? name : ui.quantity(units) + " × " + name;
    }

    private String name(Ui ui, Walk walk, Sku sku) {
        var stop = walk.stop(sku);
        if (stop != null) {
            return stop.name();
        }
        var item = items.find(Set.of(sku)).get(sku);
        return item == null ? sku.value() : item.name(ui.language());
    }
}
