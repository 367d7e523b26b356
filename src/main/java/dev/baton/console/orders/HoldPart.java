package dev.baton.console.orders;

import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.network.SiteCode;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldRow;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderView.AtSite;
import dev.baton.orders.OrderView.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an order a hold keeps back, as a form sends it: a line, what a site serves, or, neither, all of it.
 *
 * @param line null when it is not about a line
 * @param site null when it is not about a site
 */
public record HoldPart(@Nullable LineId line, @Nullable SiteCode site) {

    private static final String LINE = "line:";
    private static final String SITE = "site:";

    /** @throws IllegalArgumentException when it is none of what {@link #choices} offers */
    static HoldPart parse(String given) {
        if (given.startsWith(LINE)) {
            return new HoldPart(LineId.of(given.substring(LINE.length())), null);
        }
        return given.startsWith(SITE)
                ? new HoldPart(null, new SiteCode(given.substring(SITE.length())))
                : new HoldPart(null, null);
    }

    /** The lines of {@code order} that have not left, and the sites that serve it, where there are several. */
    public static List<Choice> choices(Ui ui, OrderView order) {
        var inside = order.lines().stream()
                .filter(line -> line.quantities().owed() > line.quantities().shipped())
                .toList();
        var sites = inside.stream()
                .flatMap(line -> line.sites().stream())
                .map(AtSite::site)
                .distinct()
                .sorted()
                .toList();
        return Stream.concat(
                        inside.size() < 2
                                ? Stream.of()
                                : inside.stream().map(line -> new Choice(LINE + line.id(), words(ui, line))),
                        sites.size() < 2
                                ? Stream.of()
                                : sites.stream().map(site -> new Choice(SITE + site, words(ui, site))))
                .toList();
    }

    /** What {@code hold} keeps back; null when all of the order. */
    public static @Nullable String words(Ui ui, OrderView order, Hold hold) {
        var site = hold.site();
        if (site != null) {
            return words(ui, site);
        }
        return Optional.ofNullable(hold.line())
                .map(id -> order.lines().stream()
                        .filter(line -> line.id().equals(id))
                        .findFirst()
                        .map(line -> words(ui, line))
                        .orElseGet(() -> ui.t("orders.hold-part.gone")))
                .orElse(null);
    }

    /** The same where the order is not at hand: the item of the line, or the site. */
    public static @Nullable String words(Ui ui, HoldRow row) {
        var part = row.part();
        if (part == null) {
            return null;
        }
        var site = part.site();
        var sku = part.sku();
        return site != null ? words(ui, site) : sku != null ? sku.value() : ui.t("orders.hold-part.gone");
    }

    private static String words(Ui ui, Line line) {
        return ui.t("orders.hold-part.line", ui.quantity(line.number()), line.name(), line.sku());
    }

    private static String words(Ui ui, SiteCode site) {
        return ui.t("orders.hold-part.site", site);
    }
}
