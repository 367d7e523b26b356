package dev.baton.console.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.console.items.ItemWords;
import dev.baton.fulfilment.ClosePackage;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.fulfilment.PackScan;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.PackageId;
import dev.baton.fulfilment.UnpackUnits;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Packs one fulfilment order, box by box.
 *
 * <p>The box at hand stands in the address and goes along with every scan; a new one has its id before anything lies in it, so
 * that scans which wait for the connection all find the same box.
 */
@Controller
@Access("fulfilment")
@WithinScope(FulfilmentOrderId.class)
class PackScreen {

    private static final long HEAVIEST = 2_000_000;

    private final Tables tables;
    private final PackingWords words;
    private final PackScan packScan;
    private final PackUnits packUnits;
    private final UnpackUnits unpackUnits;
    private final ClosePackage closePackage;

    PackScreen(
            Tables tables,
            PackingWords words,
            PackScan packScan,
            PackUnits packUnits,
            UnpackUnits unpackUnits,
            ClosePackage closePackage) {
        this.tables = tables;
        this.words = words;
        this.packScan = packScan;
        this.packUnits = packUnits;
        this.unpackUnits = unpackUnits;
        this.closePackage = closePackage;
    }

    @GetMapping("/pack/{work}")
    ModelAndView show(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam(required = false) @Nullable String into,
            @RequestParam(required = false) @Nullable String box) {
        return tables.page(tables.of(ui, name, into, box), null);
    }

    @PostMapping("/pack/{work}/scans")
    ModelAndView scan(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String scanId,
            @RequestParam(required = false) @Nullable String into,
            @RequestParam(required = false) @Nullable String box,
            HttpServletResponse response) {
        var before = tables.of(ui, name, into, box);
        var at = before.into();
        var heard = at == null
                ? Heard.wrong(ui.t("floor.no-packaging"))
                : words.heard(
                        ui,
                        before,
                        packScan.handle(new PackScan.Command(
                                before.order().id(),
                                at.parcel(),
                                at.packaging().code(),
                                code.strip(),
                                Given.text(scanId))));
        var after = at == null
                ? before
                : tables.of(
                        ui,
                        before.order().number(),
                        at.parcel().toString(),
                        at.packaging().code().value());
        var page = tables.page(after, heard.on(response));
        page.setStatus(heard.right() || ui.fragment() ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }

    /** So many of an item at once, into the box at hand. */
    @PostMapping("/pack/{work}/units")
    String put(
            Ui ui,
            @PathVariable("work") String name,
            @RequestParam Sku sku,
            @RequestParam long quantity,
            @RequestParam(required = false) @Nullable String into,
            @RequestParam(required = false) @Nullable String box,
            RedirectAttributes redirect) {
        var before = tables.of(ui, name, into, box);
        var at = before.into();
        if (at == null || quantity < 1) {
            Flash.refused(ui.t(at == null ? "floor.no-packaging" : "floor.pack.wrong-quantity"))
                    .on(redirect);
            return page(before);
        }
        var outcome = packUnits.handle(new PackUnits.Command(
                before.order().id(), at.parcel(), at.packaging().code(), Map.of(sku, quantity), null, false));
        var refusal = words.refusal(ui, before, outcome);
        if (refusal != null) {
            Flash.refused(refusal).on(redirect);
        }
        redirect.addAttribute("into", at.parcel());
        redirect.addAttribute("box", at.packaging().code());
        return page(before);
    }

    /** Everything that is left, into the boxes that are suggested, which are closed at once. */
    @PostMapping("/pack/{work}/plan")
    String packAsPlanned(Ui ui, @PathVariable("work") String name, RedirectAttributes redirect) {
        var before = tables.of(ui, name, null, null);
        var outcome = packUnits.handle(new PackUnits.Command(before.order().id(), null, null, Map.of(), null, true));
        var refusal = words.refusal(ui, before, outcome);
        if (refusal != null) {
            Flash.refused(refusal).on(redirect);
        } else if (outcome instanceof PackUnits.Packed(var _, var packages)) {
            Flash.done(ui.n("floor.plan.done", packages.size())).on(redirect);
        }
        return page(before);
    }

    /** Closes a box, or corrects the weight of one that is closed. */
    @PostMapping("/pack/{work}/boxes/{box}/closing")
    String close(
            Ui ui,
            @PathVariable("work") String name,
            @PathVariable("box") PackageId box,
            @RequestParam(defaultValue = "") String weight,
            RedirectAttributes redirect) {
        var before = tables.of(ui, name, null, null);
        var parcel = parcel(before.order(), box);
        var grams = grams(weight);
        if (!weight.isBlank() && grams.isEmpty()) {
            Flash.refused(ui.t("floor.box.weigh.wrong")).on(redirect);
            return page(before);
        }
        // What was computed and left as it is was not weighed.
        Long scale = grams.isEmpty() || (!parcel.weighed() && grams.getAsLong() == parcel.weightGrams())
                ? null
                : Long.valueOf(grams.getAsLong());
        switch (closePackage.handle(new ClosePackage.Command(before.order().id(), box, scale))) {
            case PackageClosed _ ->
                Flash.done(ui.t("floor.box.closed.done", parcel.number())
                                + " · "
                                + ItemWords.weight(ui, scale == null ? parcel.weightGrams() : scale))
                        .on(redirect);
            case ClosePackage.AlreadyShipped(var _, var number) ->
                Flash.refused(ui.t("floor.pack.shipped", number)).on(redirect);
        }
        return page(before);
    }

    /**
     * Takes units out of a box again; a closed one is open then.
     *
     * @param sku everything in it when left out
     */
    @PostMapping("/pack/{work}/boxes/{box}/takings")
    String takeOut(
            Ui ui,
            @PathVariable("work") String name,
            @PathVariable("box") PackageId box,
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(required = false) @Nullable Long quantity,
            RedirectAttributes redirect) {
        var before = tables.of(ui, name, null, null);
        var parcel = parcel(before.order(), box);
        long there = parcel.contents().stream()
                .filter(content -> sku == null || content.sku().equals(sku))
                .mapToLong(FulfilmentView.Content::quantity)
                .sum();
        long units = quantity == null ? there : quantity;
        if (units < 1) {
            Flash.refused(ui.t("floor.pack.wrong-quantity")).on(redirect);
            return page(before);
        }
        var wanted = sku == null ? Map.<Sku, Long>of() : Map.of(sku, units);
        switch (unpackUnits.handle(new UnpackUnits.Command(before.order().id(), box, wanted))) {
            case UnitsUnpacked _ ->
                Flash.done(ui.t("floor.box.taken-out", ui.n("floor.units", units), parcel.number()))
                        .on(redirect);
            case UnpackUnits.PackageShipped(var _, var number, var _) ->
                Flash.refused(ui.t("floor.pack.shipped", number)).on(redirect);
            case UnpackUnits.NotInPackage(var _, var number, var item, var _, var left) ->
                Flash.refused(ui.t("floor.pack.not-in-box", ui.quantity(left), words.name(ui, item), number))
                        .on(redirect);
        }
        redirect.addAttribute("into", box);
        redirect.addAttribute("box", parcel.packaging());
        return page(before);
    }

    private static String page(Packing packing) {
        return "redirect:/pack/" + packing.order().number();
    }

    private static PackageView parcel(FulfilmentView order, PackageId box) {
        return order.packages().stream()
                .filter(each -> each.id().equals(box))
                .findFirst()
                .orElseThrow(() -> new NotFound("package", box));
    }

    /** Of kilograms with a point or a comma. */
    private static OptionalLong grams(String kilograms) {
        var text = kilograms.strip().replace(',', '.');
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return OptionalLong.empty();
        }
        long grams = new BigDecimal(text).movePointRight(3).longValueExact();
        return grams >= 1 && grams <= HEAVIEST ? OptionalLong.of(grams) : OptionalLong.empty();
    }
}
