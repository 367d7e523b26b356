package dev.baton.console.fulfilment;

import dev.baton.console.Segment;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.fulfilment.PackageId;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.PlannedPackage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packing table for one fulfilment order.
 *
 * @param walk its items, as they were picked
 * @param plan the packages that what is left would be packed into
 * @param packagings everything that can be packed into, by code
 * @param into the box at hand; null when no packaging is known
 */
public record Packing(
        Walk walk,
        List<PlannedPackage> plan,
        List<Packaging> packagings,
        @Nullable Into into) {

    /**
     * A box in front of the packer.
     *
     * @param parcel of the package, which is made with the first thing that goes in
     * @param made null until then
     */
    public record Into(
            PackageId parcel, Packaging packaging, @Nullable PackageView made) {

        public String href(String work) {
            return "/pack/%s?into=%s&box=%s".formatted(work, parcel, packaging.code());
        }
    }

    /** @param into whichever box was asked for; the last one that is open when there is none, else the first that is planned */
    static Packing of(
            Walk walk,
            List<PlannedPackage> plan,
            List<Packaging> packagings,
            @Nullable PackageId into,
            @Nullable String box) {
        var known = packagings.stream()
                .collect(Collectors.toMap(packaging -> packaging.code().value(), Function.identity()));
        var open = open(walk.order());
        var asked = open.stream().filter(each -> each.id().equals(into)).findFirst();
        var taken = walk.order().packages().stream().anyMatch(each -> each.id().equals(into));
        if (asked.isPresent()) {
            return new Packing(walk, plan, packagings, into(asked.get(), known));
        }
        if (box != null && known.containsKey(box)) {
            return new Packing(walk, plan, packagings, new Into(fresh(taken ? null : into), known.get(box), null));
        }
        if (!open.isEmpty()) {
            return new Packing(walk, plan, packagings, into(open.getLast(), known));
        }
        var planned = plan.stream()
                .map(PlannedPackage::packaging)
                .findFirst()
                .or(() -> packagings.stream().filter(Packaging::enabled).findFirst());
        return new Packing(
                walk,
                plan,
                packagings,
                planned.map(packaging -> new Into(fresh(null), packaging, null)).orElse(null));
    }

    private static PackageId fresh(@Nullable PackageId known) {
        return known == null ? PackageId.next() : known;
    }

    private static @Nullable Into into(PackageView made, Map<String, Packaging> known) {
        var packaging = known.get(made.packaging().value());
        return packaging == null ? null : new Into(made.id(), packaging, made);
    }

    private static List<PackageView> open(FulfilmentView order) {
        return order.packages().stream()
                .filter(each -> !each.sealed() && !each.shipped())
                .sorted(Comparator.comparing(PackageView::id))
                .toList();
    }

    public FulfilmentView order() {
        return walk.order();
    }

    /** What is picked and lies in no box yet. */
    public List<Stop> left() {
        return walk.stops().stream().filter(stop -> stop.inTote() > 0).toList();
    }

    public long unitsLeft() {
        return left().stream().mapToLong(Stop::inTote).sum();
    }

    public long unitsPacked() {
        return walk.stops().stream().mapToLong(Stop::inPackages).sum();
    }

    public List<PackageView> open() {
        return open(order());
    }

    /** Everything that was made so far and is not the box at hand. */
    public List<PackageView> others() {
        return order().packages().stream()
                .filter(each -> into == null || !each.id().equals(into.parcel()))
                .toList();
    }

    public boolean isFinished() {
        return unitsLeft() == 0 && walk.left() == 0 && !order().packages().isEmpty();
    }

    public long weightGrams() {
        return order().packages().stream().mapToLong(PackageView::weightGrams).sum();
    }

    public String name(PackagingCode code) {
        return packagings.stream()
                .filter(packaging -> packaging.code().equals(code))
                .map(Packaging::name)
                .findFirst()
                .orElse(code.value());
    }

    public String name(FulfilmentView.Content content) {
        var stop = walk.stop(content.sku());
        return stop == null ? content.sku().value() : stop.name();
    }

    public List<Packaging> choices() {
        return packagings.stream().filter(Packaging::enabled).toList();
    }

    /** What is packed of what was picked. */
    public List<Segment> bar(Ui ui) {
        return List.of(
                new Segment(Segment.Kind.PACKED, ui.t("floor.bar.packed"), unitsPacked()),
                new Segment(Segment.Kind.OPEN, ui.t("floor.bar.picked"), unitsLeft()));
    }

    /** Inside, in whole and half centimetres. */
    public static String size(Ui ui, int lengthMm, int widthMm, int heightMm) {
        return ui.t("floor.box.size", centimetres(ui, lengthMm), centimetres(ui, widthMm), centimetres(ui, heightMm));
    }

    public static String size(Ui ui, Packaging packaging) {
        return size(ui, packaging.lengthMm(), packaging.widthMm(), packaging.heightMm());
    }

    private static String centimetres(Ui ui, int mm) {
        return mm % 10 == 0 ? ui.quantity(mm / 10) : String.format(ui.locale(), "%.1f", mm / 10.0);
    }

    /** In kilograms, as it stands in a field. */
    public static String kilograms(Ui ui, long grams) {
        var text = String.format(ui.locale(), "%.3f", grams / 1000.0);
        return text.replaceFirst("([.,]\\d*?)0+$", "$1").replaceFirst("[.,]$", "");
    }
}
