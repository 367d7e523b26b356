package dev.baton.console.orders;

import dev.baton.console.Segment;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import dev.baton.platform.money.Money;
import dev.baton.sourcing.SourcingExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why something is as it is, in words: these sites, this price, these quantities. */
public final class Why {

    private final Ui ui;
    private final Map<SiteCode, Site> sites;
    private final String currency;

    Why(Ui ui, List<Site> sites, String currency) {
        this.ui = ui;
        this.sites = sites.stream().collect(Collectors.toMap(Site::code, Function.identity()));
        this.currency = currency;
    }

    public String site(SiteCode code) {
        var site = sites.get(code);
        return site == null ? code.value() : site.name();
    }

    /** Why these sites, in one sentence. */
    public String sites(SourcingExplanation explanation) {
        var chosen = explanation.chosen().stream().map(this::site).collect(Collectors.joining(", "));
        var runnerUp = explanation.runnerUp();
        var sentence = ui.t(
                "orders.rule." + explanation.rule(),
                chosen,
                ui.quantity(explanation.unitsServed()),
                ui.quantity(explanation.unitsWanted()));
        return runnerUp == null ? sentence : sentence + " " + ui.t("orders.rule.runner-up", site(runnerUp));
    }

    /** What kept a site from serving, or that it could. */
    public String verdict(SourcingExplanation.Candidate candidate) {
        if (candidate.chosen()) {
            return ui.t("orders.refusal.chosen");
        }
        if (candidate.refusals().isEmpty()) {
            return ui.t("orders.refusal.dearer");
        }
        return candidate.refusals().stream().map(this::refusal).collect(Collectors.joining(", "));
    }

    private String refusal(String code) {
        int colon = code.indexOf(':');
        return colon < 0
                ? ui.t("orders.refusal." + code)
                : ui.t(
                        "orders.refusal." + code.substring(0, colon),
                        ui.t("orders.handling." + code.substring(colon + 1)));
    }

    public String distance(SourcingExplanation.Candidate candidate) {
        var kilometres = candidate.kilometres();
        return kilometres == null ? "–" : ui.t("orders.km", ui.quantity(kilometres));
    }

    public String cost(SourcingExplanation.Candidate candidate) {
        return ui.money(Money.of(candidate.costMinor(), currency));
    }

    /** Where the price of a line comes from. */
    public String price(OrderView.Line line) {
        var source = line.pricing().path("source");
        var kind = Objects.requireNonNull(source.path("kind").asString("OVERRIDE"));
        var words = ui.t("orders.price." + kind, source.path("list").asString(""));
        long from = source.path("quantityFrom").asLong(1);
        var reasons = new ArrayList<String>();
        reasons.add(from > 1 ? words + " " + ui.t("orders.price.from", ui.quantity(from)) : words);
        for (var discount : line.pricing().path("discounts")) {
            reasons.add(Objects.requireNonNull(
                    discount.path("name").asString(discount.path("code").asString(""))));
        }
        return String.join(" · ", reasons);
    }

    /** Where the units of a line are, in the order of their way. */
    public List<Segment> stations(Quantities quantities) {
        return List.of(
                segment(Segment.Kind.DELIVERED, quantities.delivered()),
                segment(Segment.Kind.SHIPPED, quantities.shipped() - quantities.delivered()),
                segment(Segment.Kind.PACKED, quantities.packed()),
                segment(Segment.Kind.PICKED, quantities.picked()),
                segment(Segment.Kind.RELEASED, quantities.released()),
                segment(Segment.Kind.RESERVED, quantities.reserved()),
                segment(Segment.Kind.BACKORDERED, quantities.backordered()),
                segment(Segment.Kind.CANCELLED, quantities.cancelled()));
    }

    /** The same in words: 12 reserved, 3 backordered. */
    public String stationsInWords(Quantities quantities) {
        return stations(quantities).stream()
                .filter(segment -> segment.quantity() > 0)
                .map(segment -> ui.quantity(segment.quantity()) + " " + segment.label())
                .collect(Collectors.joining(", "));
    }

    private Segment segment(Segment.Kind kind, long quantity) {
        return new Segment(kind, ui.t("orders.station." + kind), quantity);
    }
}
