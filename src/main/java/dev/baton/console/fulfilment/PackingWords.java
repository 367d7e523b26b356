package dev.baton.console.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Ui;
import dev.baton.console.items.ItemWords;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.PackScan;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.RecordPick;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what came of packing. */
@Component
class PackingWords {

    private final ItemQueries items;

    PackingWords(ItemQueries items) {
        this.items = items;
    }

    Heard heard(Ui ui, Packing before, PackScan.Outcome outcome) {
        return switch (outcome) {
            case PackScan.ScanPacked(var _, var _, var sku, var units) ->
                Heard.right(ui.t("floor.scan.right", ui.quantity(units), name(ui, sku)));
            case PackScan.AlreadyPacked(var _, var sku, var _) -> Heard.right(ui.t("floor.scan.again", name(ui, sku)));
            case PackScan.NotPicked(var _, var expected, var scanned) ->
                Heard.wrong(
                        ui.t("floor.pack.wrong-item"),
                        expected(ui, expected),
                        name(ui, scanned.sku()) + "\n" + scanned.sku());
            case PackScan.UnknownCode(var _, var code, var expected) ->
                Heard.wrong(ui.t("floor.scan.unknown"), expected(ui, expected), code);
            case PackScan.ScanIdReused _ -> Heard.wrong(ui.t("floor.scan.not-taken"));
            case PackScan.Refused(FulfilmentOrderId _, var why) -> Heard.wrong(said(ui, before, why));
        };
    }

    /** Why nothing was packed; null when it was. */
    @Nullable
    String refusal(Ui ui, Packing before, PackUnits.Outcome outcome) {
        return switch (outcome) {
            case PackUnits.Packed _ -> null;
            case NotReleased(var _, var status) -> ui.t("floor.scan.over", ui.t("floor.status." + status));
            case PackUnits.NothingToPack _ -> ui.t("floor.pack.nothing");
            case PackUnits.MoreThanPicked(var _, var sku, var _, var picked) ->
                picked == 0
                        ? ui.t("floor.pack.no-more", name(ui, sku))
                        : ui.t("floor.pack.more", ui.quantity(picked), name(ui, sku));
            case PackUnits.NoPackaging(var _, var goods) -> ui.t("floor.pack.no-box", names(ui, goods));
            case PackUnits.PackageSealed(var _, var number) -> ui.t("floor.pack.sealed", number);
            case PackUnits.WrongPackaging(var _, var _, var handlingClass, var goods) ->
                ui.t(
                        "floor.pack.protect",
                        names(ui, goods),
                        ItemWords.handling(ui, handlingClass),
                        goods.stream()
                                .map(each -> ItemWords.handling(ui, each.handlingClass()))
                                .distinct()
                                .collect(Collectors.joining(", ")));
            case PackUnits.TooHeavy(var _, var packaging, var grams, var most) ->
                ui.t(
                        "floor.pack.heavy",
                        before.name(packaging),
                        ItemWords.weight(ui, grams),
                        ItemWords.weight(ui, most));
        };
    }

    private String said(Ui ui, Packing before, PackUnits.Outcome why) {
        var refusal = refusal(ui, before, why);
        return refusal == null ? ui.t("floor.scan.not-taken") : refusal;
    }

    private String expected(Ui ui, List<RecordPick.Expected> expected) {
        if (expected.isEmpty()) {
            return ui.t("floor.scan.nothing-more");
        }
        var named = expected.stream().limit(2).map(each -> name(ui, each.sku())).collect(Collectors.joining(", "));
        return expected.size() > 2 ? named + " " + ui.t("floor.and-more", ui.quantity(expected.size() - 2L)) : named;
    }

    private String names(Ui ui, Collection<PackUnits.Unprotected> goods) {
        return goods.stream().limit(2).map(each -> name(ui, each.sku())).collect(Collectors.joining(", "));
    }

    String name(Ui ui, Sku sku) {
        var item = items.find(Set.of(sku)).get(sku);
        return item == null ? sku.value() : item.name(ui.language());
    }
}
