package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.money.Money;
import dev.baton.returns.Finding.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant takes back, and on which terms.
 *
 * @param windowDays counted from the day of delivery; from the day it left while it has not arrived
 * @param neverReturnable goods of these classes are not taken back
 * @param neverReturnableItems these are not taken back whatever their class
 * @param approveUpTo what may come back without anybody's consent, at what was paid for it; null when somebody always looks
 * @param keepBelow goods that cost less stay with a customer who is not to blame; null when everything must come back
 * @param expiryDays how long the goods may take from the approval
 * @param returnShipping what is kept back where the customer pays the way back; null for nothing
 * @param conditionPercent kept back of the goods' price by grade, where the customer is to blame
 * @param shippingGivenBack whether the original shipping is given back for goods that the customer is not to blame for
 * @param promotionsTakenBack whether a discount for large orders is lost with the goods that made the order large
 * @param exchangeDays how long the goods may take when their replacement has been sent ahead
 * @param dispositions the first that holds decides
 * @param version counts its changes; 0 while it is the one that Baton comes with
 */
public record ReturnPolicy(
        int windowDays,
        Set<HandlingClass> neverReturnable,
        Set<Sku> neverReturnableItems,
        @Nullable Money approveUpTo,
        @Nullable Money keepBelow,
        int expiryDays,
        @Nullable Money returnShipping,
        Map<Grade, Integer> conditionPercent,
        boolean shippingGivenBack,
        boolean promotionsTakenBack,
        int exchangeDays,
        List<ReturnReason> reasons,
        List<DispositionRule> dispositions,
        int version) {

    /**
     * Something that is to come back.
     *
     * @param since the day from which the window counts
     */
    record Asked(String name, Sku sku, HandlingClass handlingClass, ReturnReason reason, LocalDate since) {}

    /**
     * What the policy says to a request.
     *
     * @param eligible whether it may come back at all
     * @param automatic whether nobody has to look
     * @param keeps whether the customer keeps the goods
     */
    record Verdict(boolean eligible, boolean automatic, boolean keeps, List<Finding> findings) {}

    public ReturnPolicy {
        neverReturnable = Set.copyOf(neverReturnable);
        neverReturnableItems = Set.copyOf(neverReturnableItems);
        conditionPercent = Map.copyOf(conditionPercent);
        reasons = List.copyOf(reasons);
        dispositions = List.copyOf(dispositions);
    }

    public Optional<ReturnReason> reason(String code) {
        return reasons.stream().filter(reason -> reason.code().equals(code)).findFirst();
    }

    public Disposition disposition(Grade grade, Cause cause, HandlingClass handlingClass) {
        return dispositions.stream()
                .filter(rule -> rule.holds(grade, cause, handlingClass))
                .map(DispositionRule::disposition)
                .findFirst()
                .orElse(Disposition.QUARANTINE);
    }

    /** @param value what was paid for all of it */
    Verdict verdict(List<Asked> asked, Money value, LocalDate today) {
        var findings = new ArrayList<Finding>();
        for (var one : asked) {
            findings.add(window(one, today));
            if (neverReturnable.contains(one.handlingClass)) {
                findings.add(Finding.unmet(
                        Rule.HANDLING,
                        "%s is %s, which is not taken back."
                                .formatted(
                                        one.name,
                                        one.handlingClass
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', ' ')),
                        one.name,
                        one.handlingClass.name()));
            }
            if (neverReturnableItems.contains(one.sku)) {
                findings.add(Finding.unmet(Rule.ITEM, "%s is not taken back.".formatted(one.name), one.name));
            }
        }
        boolean eligible = findings.stream().allMatch(Finding::met);
        boolean blameless = asked.stream().noneMatch(one -> one.reason.cause().isCustomers());
        boolean keeps = blameless && isBelow(value, keepBelow);
        if (keeps) {
            findings.add(Finding.met(
                    Rule.KEEP,
                    "It cost less than %s: the customer keeps it.".formatted(keepBelow),
                    value.toString(),
                    String.valueOf(keepBelow)));
        }
        boolean small = approveUpTo != null
                && approveUpTo.currency().equals(value.currency())
                && value.compareTo(approveUpTo) <= 0;
        findings.add(amount(value, small));
        return new Verdict(eligible, eligible && small, keeps, findings);
    }

    private Finding window(Asked one, LocalDate today) {
        var last = one.since.plusDays(windowDays);
        return today.isAfter(last)
                ? Finding.unmet(
                        Rule.WINDOW,
                        "%s could come back until %s, %d days after it arrived.".formatted(one.name, last, windowDays),
                        one.name,
                        last.toString(),
                        String.valueOf(windowDays))
                : Finding.met(
                        Rule.WINDOW,
                        "%s may come back until %s.".formatted(one.name, last),
                        one.name,
                        last.toString(),
                        String.valueOf(windowDays));
    }

    private Finding amount(Money value, boolean small) {
        var limit = approveUpTo == null ? "" : approveUpTo.toString();
        if (small) {
            return Finding.met(
                    Rule.AMOUNT,
                    "%s is approved without asking: up to %s.".formatted(value, limit),
                    value.toString(),
                    limit);
        }
        return Finding.unmet(
                Rule.AMOUNT,
                limit.isEmpty()
                        ? "Somebody looks at every return."
                        : "%s is more than %s: somebody has to approve.".formatted(value, limit),
                value.toString(),
                limit);
    }

    private static boolean isBelow(Money value, @Nullable Money limit) {
        return limit != null && limit.currency().equals(value.currency()) && value.compareTo(limit) < 0;
    }

    ReturnPolicy version(int next) {
        return new ReturnPolicy(
                windowDays,
                neverReturnable,
                neverReturnableItems,
                approveUpTo,
                keepBelow,
                expiryDays,
                returnShipping,
                conditionPercent,
                shippingGivenBack,
                promotionsTakenBack,
                exchangeDays,
                reasons,
                dispositions,
                next);
    }

    /** What Baton comes with. */
    static ReturnPolicy shipped(String currency) {
        var condition = new EnumMap<Grade, Integer>(Map.of(Grade.A, 0, Grade.B, 10, Grade.C, 50, Grade.D, 100));
        return new ReturnPolicy(
                30,
                Set.of(HandlingClass.COLD),
                Set.of(),
                Money.of(25_000, currency),
                Money.of(800, currency),
                21,
                Money.of(695, currency),
                condition,
                true,
                true,
                14,
                List.of(
                        reason("WRONG_ITEM", "NOT_AS_ORDERED", "Another item came", "Llegó otro artículo", Cause.PICK),
                        reason(
                                "TOO_MANY",
                                "NOT_AS_ORDERED",
                                "More came than was ordered",
                                "Llegó más de lo pedido",
                                Cause.PICK),
                        reason(
                                "PART_MISSING",
                                "NOT_AS_ORDERED",
                                "A part was missing in the box",
                                "Faltaba una parte en la caja",
                                Cause.PACK),
                        reason(
                                "BADLY_PACKED",
                                "DAMAGED",
                                "Damaged: it was badly packed",
                                "Dañado: estaba mal embalado",
                                Cause.PACK),
                        reason(
                                "BROKEN_ON_THE_WAY",
                                "DAMAGED",
                                "The parcel was damaged on its way",
                                "El paquete se dañó en el camino",
                                Cause.CARRIER),
                        reason("TOO_LATE", "DELIVERY", "It came too late", "Llegó demasiado tarde", Cause.CARRIER),
                        reason("DEFECTIVE", "QUALITY", "It does not work", "No funciona", Cause.ITEM),
                        reason("POOR_QUALITY", "QUALITY", "The quality is poor", "La calidad es mala", Cause.ITEM),
                        reason(
                                "NOT_AS_DESCRIBED",
                                "EXPECTATION",
                                "It is not as described",
                                "No es como se describía",
                                Cause.LISTING),
                        reason(
                                "DOES_NOT_FIT",
                                "EXPECTATION",
                                "It has the wrong size",
                                "El tamaño no es el esperado",
                                Cause.LISTING),
                        mind("NO_LONGER_WANTED", "No longer wanted", "Ya no lo quiero", 10),
                        mind("ORDERED_BY_MISTAKE", "Ordered by mistake", "Pedido por error", 10),
                        mind("BETTER_PRICE", "Found for less elsewhere", "Más barato en otro sitio", 10)),
                List.of(
                        new DispositionRule(null, null, HandlingClass.COLD, Disposition.SCRAP),
                        new DispositionRule(Grade.A, null, HandlingClass.FOOD_SAFE, Disposition.DONATE),
                        new DispositionRule(null, null, HandlingClass.FOOD_SAFE, Disposition.SCRAP),
                        new DispositionRule(Grade.D, null, null, Disposition.SCRAP),
                        new DispositionRule(null, Cause.ITEM, null, Disposition.RETURN_TO_VENDOR),
                        new DispositionRule(Grade.A, null, null, Disposition.RESTOCK),
                        new DispositionRule(Grade.B, null, null, Disposition.QUARANTINE),
                        new DispositionRule(Grade.C, null, null, Disposition.REPAIR)),
                0);
    }

    private static ReturnReason reason(String code, String group, String english, String spanish, Cause cause) {
        return new ReturnReason(code, group, Map.of("en", english, "es", spanish), cause, false, 0, true);
    }

    private static ReturnReason mind(String code, String english, String spanish, int restocking) {
        return new ReturnReason(
                code, "CHANGED_MIND", Map.of("en", english, "es", spanish), Cause.CUSTOMER, true, restocking, true);
    }

    /** In the order of the reasons, so that the tree reads as it was written. */
    public List<String> groups() {
        return reasons.stream().map(ReturnReason::group).distinct().toList();
    }

    int conditionPercent(@Nullable Grade grade) {
        return grade == null ? 0 : Objects.requireNonNullElse(conditionPercent.get(grade), 0);
    }
}
