package dev.baton.console.returns;

import dev.baton.console.Choice;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.platform.money.Money;
import dev.baton.returns.Claim;
import dev.baton.returns.Disposition;
import dev.baton.returns.Finding;
import dev.baton.returns.Refund;
import dev.baton.returns.ReturnPolicy;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnView;
import dev.baton.returns.Wish;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What returns are called. */
public final class ReturnWords {

    private static final Set<String> KNOWN_GROUPS =
            Set.of("NOT_AS_ORDERED", "DAMAGED", "DELIVERY", "QUALITY", "EXPECTATION", "CHANGED_MIND");

    private ReturnWords() {}

    public static Tone tone(ReturnState state) {
        return switch (state) {
            case REQUESTED, INSPECTED, RECEIVED -> Tone.WAITING;
            case APPROVED, IN_TRANSIT -> Tone.MOVING;
            case CLOSED -> Tone.DONE;
            case REJECTED, CANCELLED, EXPIRED -> Tone.NEUTRAL;
        };
    }

    public static String icon(ReturnState state) {
        return switch (state) {
            case REQUESTED -> "inbox";
            case APPROVED -> "thumb-up";
            case IN_TRANSIT -> "truck-return";
            case RECEIVED -> "package-import";
            case INSPECTED -> "clipboard-check";
            case CLOSED -> "circle-check";
            case REJECTED, CANCELLED -> "ban";
            case EXPIRED -> "hourglass";
        };
    }

    public static Tone tone(Disposition disposition) {
        return switch (disposition) {
            case UNDECIDED -> Tone.WAITING;
            case RESTOCK, DONATE -> Tone.DONE;
            case QUARANTINE, REPAIR, RETURN_TO_VENDOR -> Tone.MOVING;
            case SCRAP -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(Claim.State state) {
        return switch (state) {
            case OPEN -> Tone.WAITING;
            case FILED -> Tone.MOVING;
            case SETTLED -> Tone.DONE;
            case REJECTED -> Tone.NEUTRAL;
        };
    }

    public static String reason(Ui ui, ReturnPolicy policy, String code) {
        return policy.reason(code).map(reason -> reason.words(ui.locale())).orElse(code);
    }

    /** A share, with as many decimals as a small one needs to be seen. */
    public static String rate(Ui ui, @Nullable Double share) {
        var format = NumberFormat.getPercentInstance(ui.locale());
        format.setMaximumFractionDigits(2);
        return share == null ? "–" : format.format(share);
    }

    /** A branch of the tree of reasons; one that somebody has added is called as it is. */
    public static String group(Ui ui, String group) {
        return KNOWN_GROUPS.contains(group)
                ? ui.t("returns.group." + group)
                : group.charAt(0) + group.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where it stands, in one sentence. */
    public static String sentence(Ui ui, ReturnView of, String site) {
        long units = of.lines().stream().mapToLong(ReturnView.Line::quantity).sum();
        long received = of.lines().stream().mapToLong(ReturnView.Line::received).sum();
        return switch (of.state()) {
            case REQUESTED -> ui.t("returns.say.REQUESTED", ui.n("returns.units", units), ui.money(of.value()));
            case APPROVED ->
                of.keepsGoods()
                        ? ui.t("returns.say.kept", ui.n("returns.units", units))
                        : ui.t(
                                "returns.say.APPROVED",
                                ui.n("returns.units", units),
                                site,
                                of.expiresOn() == null ? "" : ui.date(of.expiresOn()));
            case IN_TRANSIT -> ui.t("returns.say.IN_TRANSIT", ui.n("returns.units", units), site);
            case RECEIVED -> ui.t("returns.say.RECEIVED", ui.quantity(received), ui.quantity(units), site);
            case INSPECTED -> ui.t("returns.say.INSPECTED." + of.wish(), ui.n("returns.units", received));
            case CLOSED -> closed(ui, of);
            case REJECTED, CANCELLED ->
                ui.t("returns.say." + of.state()) + (of.refusal() == null ? "" : " “" + of.refusal() + "”");
            case EXPIRED -> ui.t("returns.say.EXPIRED");
        };
    }

    private static String closed(Ui ui, ReturnView of) {
        var settlement = of.settlement();
        if (settlement == null || settlement.creditMemo() == null) {
            return ui.t("returns.say.CLOSED");
        }
        var credited = settlement.calculation().total();
        if (settlement.applied().isPositive()) {
            return ui.t("returns.say.CLOSED.exchange", ui.money(credited), ui.money(settlement.applied()));
        }
        return settlement.refunded().isPositive()
                ? ui.t("returns.say.CLOSED.refunded", ui.money(credited), ui.money(settlement.refunded()))
                : ui.t("returns.say.CLOSED.credited", ui.money(credited));
    }

    /** What the policy says, in the reader's language. */
    public static String finding(Ui ui, Finding finding) {
        var facts = finding.facts();
        var key = "returns.finding." + finding.rule() + (finding.met() ? ".met" : ".unmet");
        return switch (finding.rule()) {
            case WINDOW -> ui.t(key, facts.get(0), ui.date(LocalDate.parse(facts.get(1))), facts.get(2));
            case HANDLING -> ui.t(key, facts.get(0), ui.t("orders.handling." + facts.get(1)));
            case ITEM, REASON -> ui.t(key, facts.isEmpty() ? "" : facts.get(0));
            case AMOUNT, KEEP ->
                facts.get(1).isEmpty()
                        ? ui.t("returns.finding.AMOUNT.always")
                        : ui.t(key, money(ui, facts.get(0)), money(ui, facts.get(1)));
        };
    }

    /** Why an amount is what it is, in the reader's language. */
    public static String why(Ui ui, Refund.Why why) {
        var facts = why.facts().stream().map(fact -> money(ui, fact)).toArray();
        return ui.t("returns.because." + why.rule(), facts);
    }

    /** {@code 12.34 USD} as the reader writes it; other texts as they are. */
    private static String money(Ui ui, String fact) {
        return fact.matches("-?[0-9]+(\\.[0-9]+)? [A-Z]{3}")
                ? ui.money(Money.parse(fact.substring(0, fact.length() - 4), fact.substring(fact.length() - 3)))
                : fact;
    }

    public static List<Choice> wishes(Ui ui) {
        return Arrays.stream(Wish.values())
                .map(wish -> new Choice(wish.name(), ui.t("returns.wish." + wish)))
                .toList();
    }
}
