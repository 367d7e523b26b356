package dev.baton.pricing;

import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked by hand besides goods and carriage: of one line, or of the whole order, split to its lines by what they cost after
 * discounts.
 *
 * @param parts of all charges together
 */
record Charges(Parts parts, List<AppliedCharge> applied, List<PricingNote> notes) {

    static Charges of(PriceBook book, Parts net) {
        var request = book.request();
        var lines = request.lines();
        var parts = Parts.none(net.lines());
        var applied = new ArrayList<AppliedCharge>();
        var notes = new ArrayList<PricingNote>();
        for (var charge : request.byHand().charges()) {
            var one = charge.line();
            var scope = Parts.of(
                    net.lines(), i -> one == null || one == lines.get(i).reference() ? 1 : 0);
            if (scope.sum() == 0) {
                notes.add(new PricingNote(
                        PricingNote.Kind.CHARGE_REFUSED,
                        charge.kind().name(),
                        "%s: there is no line %s.".formatted(charge.reason(), one)));
                continue;
            }
            var weights = net.where(i -> scope.at(i) > 0);
            parts = parts.plus(Parts.split(charge.amount(), weights.sum() > 0 ? weights : scope));
            applied.add(
                    new AppliedCharge(charge.kind(), charge.reason(), Money.of(charge.amount(), request.currency())));
        }
        return new Charges(parts, applied, notes);
    }
}
