package dev.baton.orders;

import dev.baton.catalog.Item;
import dev.baton.catalog.Item.KitComponent;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.ShippingPolicy;
import dev.baton.customers.VerifyAddress;
import dev.baton.orders.OrderLine.Amounts;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.Fingerprint;
import dev.baton.pricing.PriceOrder;
import dev.baton.pricing.PricedLine;
import dev.baton.pricing.PricedOrder;
import dev.baton.pricing.PricingRequest;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Effect;
import dev.baton.rules.Finding;
import dev.baton.rules.Rules;
import dev.baton.sourcing.SourcingRequest;
import dev.baton.sourcing.SourcingRequest.Part;
import dev.baton.sourcing.SourcingRequest.Want;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads, verifies and prices what is to be ordered. It locks and writes nothing, so many do it at once.
 *
 * <p>A kit is priced as the kit and stands on the order as its components; the kit's money is split over them by what the
 * components cost by themselves.
 */
@Component
class PrepareOrder {

    static final int MOST_LINES = 2000;
    static final long MOST_UNITS = 1_000_000_000;
    private static final int USUAL_PRIORITY = 100;
    private static final int VIP_PRIORITY = 200;
    private static final String USUAL_SERVICE = "GROUND";

    /** Who places the holds that nobody asked for. */
    static final String PLACED_BY = "Baton";

    private static final String AMENDED = "(Told and not done: an order that is amended is not changed by rules.)";
    private static final String IMPOSSIBLE = "(Told and not done: the order cannot be placed like that.)";
    private static final String TOO_LATE = "(Told and not done: the order had been put right by other rules already.)";

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    record NoPrice(List<Unpriceable> lines) implements PlaceOrder.Prepared {}

    /** The company's rules refuse it. */
    record Rejected(List<Finding> findings) implements PlaceOrder.Prepared {}

    /** One line as asked for, with what the catalog says about it. */
    private record Asked(
            int index, Item item, long units, @Nullable Money unitPrice) {}

    private final CustomerQueries customers;
    private final ItemQueries items;
    private final VerifyAddress verifyAddress;
    private final PriceOrder priceOrder;
    private final Rules rules;
    private final OrderFacts facts;
    private final PutRight putRight;
    private final HoldOwners owners;
    private final AskApproval askApproval;
    private final CustomFields customFields;
    private final ComplianceQueries compliance;
    private final Generations generations;
    private final JsonMapper json;
    private final Clock clock;
    private final String usualCurrency;

    PrepareOrder(
            CustomerQueries customers,
            ItemQueries items,
            VerifyAddress verifyAddress,
            PriceOrder priceOrder,
            Rules rules,
            OrderFacts facts,
            PutRight putRight,
            HoldOwners owners,
            AskApproval askApproval,
            CustomFields customFields,
            ComplianceQueries compliance,
            Generations generations,
            JsonMapper json,
            Clock clock,
            @Value("${baton.currency:USD}") String usualCurrency) {
        this.customers = customers;
        this.items = items;
        this.verifyAddress = verifyAddress;
        this.priceOrder = priceOrder;
        this.rules = rules;
        this.facts = facts;
        this.putRight = putRight;
        this.owners = owners;
        this.askApproval = askApproval;
        this.customFields = customFields;
        this.compliance = compliance;
        this.generations = generations;
        this.json = json;
        this.clock = clock;
        this.usualCurrency = usualCurrency;
    }

    PlaceOrder.Prepared handle(PlaceOrder.Command command) {
        var now = clock.instant();
        return handle(command, OrderId.next(), now, now, null);
    }

    /**
     * As {@link #past}, and by the rules of the company that are in force.
     *
     * @param pricedAt on whose day prices and discounts have to be in force
     * @param before the order that is amended; null when it is placed
     */
    PlaceOrder.Prepared handle(
            PlaceOrder.Command command, OrderId id, Instant now, Instant pricedAt, @Nullable Order before) {
        var prepare = preparing(id, now, pricedAt, before);
        return switch (prepare.apply(command)) {
            case Draft draft
            when !PricingRequest.isMakingGood(draft.head().channel()) -> judged(draft, command, before, prepare);
            // What replaces an earlier order was agreed with the customer and is not judged again.
            case PlaceOrder.Prepared prepared -> prepared;
        };
    }

    private Function<PlaceOrder.Command, PlaceOrder.Prepared> preparing(
            OrderId id, Instant now, Instant pricedAt, @Nullable Order before) {
        return command -> prepared(command, id, now, pricedAt, before);
    }

    /** What is over is no longer judged. */
    PlaceOrder.Prepared past(PlaceOrder.Command command, OrderId id, Instant now) {
        return prepared(command, id, now, now, null);
    }

    /** Nobody places an order that they could not see. */
    private static void checkWithin(
            PlaceOrder.Command command, @Nullable Customer customer, Invalid.Collector invalid) {
        var within = Caller.current().within();
        invalid.require(within.hasChannel(command.channel()), "channel", "is not a channel of your role")
                .require(
                        within.hasCustomer(customer == null ? Set.of() : customer.tags()),
                        "customer",
                        "is not a customer of your role");
    }

    private PlaceOrder.Prepared prepared(
            PlaceOrder.Command command, OrderId id, Instant now, Instant pricedAt, @Nullable Order before) {
        var truth = generations.known();
        var invalid = new Invalid.Collector();
        checkShape(command, invalid);
        var customer = customer(command, invalid);
        checkWithin(command, customer, invalid);
        var address = address(command, customer, invalid);
        var asked = asked(command, invalid);
        var filledIn = filledIn(command, before, invalid);
        invalid.throwIfAny();
        var verified = verifyAddress.handle(address);
        var shipTo = verified instanceof VerifyAddress.Verified(var normalised, var _) ? normalised : address;
        var currency = command.currency() != null
                ? command.currency()
                : customer != null ? customer.currency() : usualCurrency;
        return switch (price(command, customer, shipTo, currency, asked.values(), now, pricedAt)) {
            case PriceOrder.Outcome.Unpriced(var lines) -> new NoPrice(lines);
            case PriceOrder.Outcome.Priced(var priced) ->
                draft(command, id, now, customer, shipTo, verified, currency, asked, filledIn, priced, before, truth);
        };
    }

    private record AskedLines(List<Asked> values, Map<Sku, Item> components) {}

    // ── verify ─────────────────────────────────────────────────────────────────────────────────────────────────

    private static void checkShape(PlaceOrder.Command command, Invalid.Collector invalid) {
        invalid.require(
                        CHANNEL.matcher(command.channel()).matches(),
                        "channel",
                        "is 1 to 40 small letters, digits and dashes, such as web")
                .require(
                        command.externalReference() == null
                                || (!command.externalReference().isBlank()
                                        && command.externalReference().length() <= 100),
                        "externalReference",
                        "has 1 to 100 characters")
                .require(!command.lines().isEmpty(), "lines", "must have at least one line")
                .require(
                        command.lines().size() <= MOST_LINES,
                        "lines",
                        () -> "has at most %d lines".formatted(MOST_LINES))
                .require(
                        command.notes() == null || command.notes().length() <= 2000,
                        "notes",
                        "has at most 2000 characters")
                .require(
                        command.priority() == null
                                || (command.priority() >= 0 && command.priority() <= PlaceOrder.HIGHEST_PRIORITY),
                        "priority",
                        "is from 0 to " + PlaceOrder.HIGHEST_PRIORITY)
                .require(
                        command.customer() != null || command.shipTo() != null,
                        "shipTo",
                        "is needed when there is no customer");
    }

    private @Nullable Customer customer(PlaceOrder.Command command, Invalid.Collector invalid) {
        if (command.customer() == null) {
            return null;
        }
        var customer = customers.known(command.customer()).orElse(null);
        invalid.require(customer != null, "customer", () -> "there is no customer %s".formatted(command.customer()));
        invalid.require(
                customer == null || customer.enabled(),
                "customer",
                () -> "%s is disabled".formatted(command.customer()));
        return customer;
    }

    private static Address address(PlaceOrder.Command command, @Nullable Customer customer, Invalid.Collector invalid) {
        var given = command.shipTo();
        var address = given != null
                ? given
                : customer == null ? null : customer.defaultShipTo().orElse(null);
        if (address == null) {
            if (customer != null) {
                invalid.add("shipTo", "is needed: %s keeps no address".formatted(customer.number()));
            }
            return new Address("", null, "", null, "", "", "", "", null, null);
        }
        address.complain("shipTo", invalid);
        return address;
    }

    /** An order that is amended keeps what stands in its fields; of one that has none, nobody asks which there are. */
    private Map<String, Object> filledIn(
            PlaceOrder.Command command, @Nullable Order before, Invalid.Collector invalid) {
        if (before != null) {
            return before.head().customFields();
        }
        return command.customFields().isEmpty()
                ? Map.of()
                : customFields.known().filledIn(Map.of(), command.customFields(), invalid);
    }

    private AskedLines asked(PlaceOrder.Command command, Invalid.Collector invalid) {
        var wanted = command.lines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toSet());
        var known = items.known(wanted);
        var parts = new HashSet<Sku>();
        known.values().forEach(item -> item.components().forEach(component -> parts.add(component.sku())));
        parts.removeAll(known.keySet());
        var components = parts.isEmpty() ? Map.<Sku, Item>of() : items.known(parts);
        var all = new HashMap<>(known);
        all.putAll(components);
        var meant = known.size() == wanted.size() ? Map.<Sku, Sku>of() : items.meant(unknown(wanted, known));
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < command.lines().size(); i++) {
            var line = command.lines().get(i);
            var item = known.get(line.sku());
            check(line, item, meant, i, invalid);
            if (item != null && line.quantity() > 0 && line.quantity() <= MOST_UNITS) {
                asked.add(new Asked(i, item, item.baseUnits(line.quantity(), line.unit()), line.unitPrice()));
            }
        }
        return new AskedLines(asked, all);
    }

    private static Set<Sku> unknown(Set<Sku> wanted, Map<Sku, Item> known) {
        return wanted.stream().filter(sku -> !known.containsKey(sku)).collect(Collectors.toSet());
    }

    /** @param meant instead of what is not in the catalog, where something is called like it */
    private static void check(
            PlaceOrder.Line line, @Nullable Item item, Map<Sku, Sku> meant, int i, Invalid.Collector invalid) {
        if (item == null) {
            var instead = meant.get(line.sku());
            invalid.add(
                    "lines[%d].sku".formatted(i),
                    instead == null
                            ? "there is no item %s".formatted(line.sku())
                            : "there is no item %s; did you mean %s?".formatted(line.sku(), instead));
        } else if (!item.isSold()) {
            invalid.add("lines[%d].sku".formatted(i), "%s is not for sale yet".formatted(line.sku()));
        }
        if (line.quantity() < 1 || line.quantity() > MOST_UNITS) {
            invalid.add("lines[%d].quantity".formatted(i), "must be from 1 to %d".formatted(MOST_UNITS));
        }
        if (line.unitPrice() != null && line.unitPrice().isNegative()) {
            invalid.add("lines[%d].unitPrice".formatted(i), "must not be negative");
        }
    }

    // ── price ──────────────────────────────────────────────────────────────────────────────────────────────────

    private PriceOrder.Outcome price(
            PlaceOrder.Command command,
            @Nullable Customer customer,
            Address shipTo,
            String currency,
            List<Asked> asked,
            Instant now,
            Instant pricedAt) {
        return priceOrder.handle(new PricingRequest(
                customer == null ? null : customer.priceList(),
                command.channel(),
                customer == null ? null : customer.number().value(),
                customer == null ? Set.of() : customer.tags(),
                currency,
                day(now),
                day(pricedAt),
                shipTo.country(),
                shipTo.region(),
                customer != null && customer.taxExempt(),
                asked.stream()
                        .map(line -> PricingRequest.Line.of(
                                line.index(), line.item(), line.units(), inCurrency(line, currency)))
                        .toList(),
                command.discountCodes(),
                command.byHand(),
                service(command)));
    }

    private static @Nullable Money inCurrency(Asked line, String currency) {
        var price = line.unitPrice();
        if (price != null && !price.currency().equals(currency)) {
            throw new Invalid(
                    "lines[%d].unitPrice.currency".formatted(line.index()),
                    "must be %s, as the order".formatted(currency));
        }
        return price;
    }

    private static LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String service(PlaceOrder.Command command) {
        return command.shippingService() == null ? USUAL_SERVICE : command.shippingService();
    }

    // ── draft ──────────────────────────────────────────────────────────────────────────────────────────────────

    private Draft draft(
            PlaceOrder.Command command,
            OrderId id,
            Instant now,
            @Nullable Customer customer,
            Address shipTo,
            VerifyAddress.Outcome verified,
            String currency,
            AskedLines asked,
            Map<String, Object> filledIn,
            PricedOrder priced,
            @Nullable Order before,
            Generations.Stamp truth) {
        var caller = Caller.current();
        var approval =
                askApproval.of(command.channel(), priced, command.priority(), usualPriority(customer), before, now);
        var byReference = priced.lines().stream().collect(Collectors.toMap(PricedLine::reference, line -> line));
        var lines = new ArrayList<Draft.Line>();
        var wants = new ArrayList<Want>();
        int kits = 0;
        for (var line : asked.values()) {
            var price = Objects.requireNonNull(byReference.get(line.index()));
            if (line.item().isKit()) {
                explode(line, ++kits, price, asked.components(), customer, lines, wants);
            } else {
                lines.add(itemLine(line, price, customer, lines.size() + 1, wants.size()));
                wants.add(new Want(
                        line.item().sku().value(),
                        line.units(),
                        List.of(new Part(line.item().sku(), 1, line.item().handlingClass()))));
            }
        }
        var policy = command.shippingPolicy() != null
                ? command.shippingPolicy()
                : customer == null ? ShippingPolicy.PARTIAL : customer.shippingPolicy();
        var head = new Order.Head(
                "",
                command.channel(),
                command.externalReference(),
                fingerprint(command),
                customer == null ? null : customer.number(),
                customer == null ? shipTo.name() : customer.name(),
                customer != null && customer.isVip(),
                shipTo,
                verified instanceof VerifyAddress.Verified,
                verified.location(),
                command.requestedOn(),
                priority(command, customer),
                policy,
                service(command),
                command.notes(),
                filledIn,
                currency,
                priced.taxIncluded(),
                json.valueToTree(Map.of(
                        "discounts",
                        priced.discounts(),
                        "taxes",
                        priced.taxes(),
                        "charges",
                        priced.charges(),
                        "notes",
                        priced.notes(),
                        PriceTerms.FIELD,
                        PriceTerms.of(command),
                        Excess.FIELD,
                        approval.kept())),
                List.of(),
                now,
                caller.name(),
                false);
        return new Draft(
                id,
                head,
                lines,
                holds(verified, customer, command.hold(), approval, now),
                new SourcingRequest(shipTo.country(), verified.location(), policy, now, command.requestedOn(), wants),
                command.idempotencyKey(),
                caller,
                now,
                terms(command),
                truth);
    }

    /** What replaces an earlier order was agreed with the customer. */
    private ComplianceTerms terms(PlaceOrder.Command command) {
        return PricingRequest.isMakingGood(command.channel())
                ? ComplianceTerms.NONE
                : compliance.known(command.customer());
    }

    private Draft.Line itemLine(Asked line, PricedLine price, @Nullable Customer customer, int number, int want) {
        var item = line.item();
        return new Draft.Line(
                LineId.next(),
                number,
                item.sku(),
                item.name(language(customer)),
                item.handlingClass(),
                item.weightGrams(),
                null,
                line.units(),
                Amounts.of(price),
                json.valueToTree(
                        Map.of("source", price.source(), "discounts", price.discounts(), "taxes", price.taxes())),
                want,
                0);
    }

    private void explode(
            Asked line,
            int kitNumber,
            PricedLine price,
            Map<Sku, Item> known,
            @Nullable Customer customer,
            List<Draft.Line> lines,
            List<Want> wants) {
        var kit = line.item();
        var components = kit.components();
        var parts = new ArrayList<Part>();
        for (int part = 0; part < components.size(); part++) {
            var component = components.get(part);
            var item = component(known, component);
            long units = Math.multiplyExact(line.units(), component.quantity());
            parts.add(new Part(item.sku(), component.quantity(), item.handlingClass()));
            lines.add(new Draft.Line(
                    LineId.next(),
                    lines.size() + 1,
                    item.sku(),
                    item.name(language(customer)),
                    item.handlingClass(),
                    item.weightGrams(),
                    new OrderLine.Kit(kitNumber, kit.sku(), kit.name(language(customer)), component.quantity()),
                    units,
                    Amounts.of(price.parts().get(part)),
                    json.valueToTree(Map.of(
                            "source",
                            price.source(),
                            "discounts",
                            price.discounts(),
                            "taxes",
                            price.taxes(),
                            "kit",
                            kit.sku())),
                    wants.size(),
                    part));
        }
        wants.add(new Want(kit.sku().value(), line.units(), parts));
    }

    private static Item component(Map<Sku, Item> known, KitComponent component) {
        var item = known.get(component.sku());
        if (item == null) {
            throw new IllegalStateException("the kit's component %s is not in the catalog".formatted(component.sku()));
        }
        return item;
    }

    private static int priority(PlaceOrder.Command command, @Nullable Customer customer) {
        return command.priority() == null ? usualPriority(customer) : command.priority();
    }

    private static int usualPriority(@Nullable Customer customer) {
        return customer != null && customer.isVip() ? VIP_PRIORITY : USUAL_PRIORITY;
    }

    private static String language(@Nullable Customer customer) {
        return customer == null ? "en" : customer.language();
    }

    private static List<Hold> holds(
            VerifyAddress.Outcome verified,
            @Nullable Customer customer,
            @Nullable HoldReason asked,
            AskApproval.Found approval,
            Instant now) {
        var holds = new ArrayList<Hold>();
        if (verified instanceof VerifyAddress.Doubtful(var complaints, var _)) {
            holds.add(hold(
                    HoldReason.ADDRESS,
                    complaints.stream()
                            .map(complaint -> complaint.field() + " " + complaint.message())
                            .collect(Collectors.joining("; ")),
                    now));
        }
        if (customer != null && customer.isCreditChecked()) {
            holds.add(hold(HoldReason.CREDIT, "The customer's credit is being checked", now));
        }
        holds.addAll(approval.holds());
        if (asked != null) {
            holds.add(new Hold(Ids.next(), asked, null, null, now, PLACED_BY, null, false));
        }
        return holds;
    }

    private static Hold hold(HoldReason reason, @Nullable String note, Instant now) {
        return new Hold(Ids.next(), reason, null, note, now, PLACED_BY, null, true);
    }

    // ── judge ──────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * What rules put right is asked for as they want it, prepared anew and judged once more, by which nothing is put right a second
     * time. Where that cannot be done, and of an order that is amended, it is told and left.
     */
    private PlaceOrder.Prepared judged(
            Draft draft,
            PlaceOrder.Command command,
            @Nullable Order before,
            Function<PlaceOrder.Command, PlaceOrder.Prepared> prepare) {
        var findings = judge(draft, before);
        var fixing = of(findings, Effect.FIX);
        if (fixing.isEmpty()) {
            return decided(draft, findings, command, before);
        }
        var righted = putRight.handle(command, draft, fixing);
        if (righted.done().isEmpty()) {
            return decided(draft, without(findings, Effect.FIX), command, before);
        }
        if (before != null) {
            return decided(draft, told(left(righted, AMENDED), findings), command, before);
        }
        var right = fixed(righted, prepare);
        return right == null
                ? decided(draft, told(left(righted, IMPOSSIBLE), findings), command, null)
                : judgedAgain(right.askedAs(draft), righted);
    }

    private PlaceOrder.Prepared judgedAgain(Draft right, PutRight.Righted righted) {
        var findings = judge(right, null);
        var done = righted.done().stream().map(Finding::rule).collect(Collectors.toSet());
        var late = putRight.handle(
                righted.command(),
                right,
                of(findings, Effect.FIX).stream()
                        .filter(finding -> !done.contains(finding.rule()))
                        .toList());
        var all = new ArrayList<>(righted.done());
        all.addAll(told(left(late, TOO_LATE), findings));
        return decided(right, all, righted.command(), null);
    }

    private static @Nullable Draft fixed(
            PutRight.Righted righted, Function<PlaceOrder.Command, PlaceOrder.Prepared> prepare) {
        try {
            var prepared = prepare.apply(righted.command());
            var cheaper = righted.noDearer(prepared);
            return (cheaper.equals(righted.command()) ? prepared : prepare.apply(cheaper)) instanceof Draft draft
                    ? draft
                    : null;
        } catch (Invalid _) {
            return null;
        }
    }

    private List<Finding> judge(Draft draft, @Nullable Order before) {
        return rules.judge(VerificationRules.CODE, facts.of(draft, before));
    }

    private static List<Finding> of(List<Finding> findings, Effect effect) {
        return findings.stream().filter(finding -> finding.effect() == effect).toList();
    }

    private static List<Finding> without(List<Finding> findings, Effect effect) {
        return findings.stream().filter(finding -> finding.effect() != effect).toList();
    }

    private static List<Finding> left(PutRight.Righted righted, String why) {
        return righted.done().stream().map(finding -> finding.left(why)).toList();
    }

    /** What is told of rules that put right, and what else was found. */
    private static List<Finding> told(List<Finding> fixes, List<Finding> findings) {
        var told = new ArrayList<>(fixes);
        told.addAll(without(findings, Effect.FIX));
        return told;
    }

    /** What was put right when an order was placed still stands on it when it is amended. */
    private PlaceOrder.Prepared decided(
            Draft draft, List<Finding> findings, PlaceOrder.Command command, @Nullable Order before) {
        var rejections = of(findings, Effect.REJECT);
        if (!rejections.isEmpty()) {
            return new Rejected(rejections);
        }
        var all = before == null
                ? new ArrayList<Finding>()
                : new ArrayList<>(of(before.head().findings(), Effect.FIX));
        all.addAll(findings);
        return all.isEmpty() ? draft : found(draft, all, command);
    }

    private Draft found(Draft draft, List<Finding> findings, PlaceOrder.Command command) {
        var holds = new ArrayList<>(draft.holds());
        var told = new ArrayList<Finding>();
        int priority = draft.head().priority();
        for (var finding : findings) {
            if (finding.effect() == Effect.HOLD) {
                holds.add(hold(finding, draft.at()));
            } else {
                told.add(finding);
            }
            if (finding.effect() == Effect.PRIORITY && command.priority() == null && finding.value() != null) {
                priority = Integer.parseInt(finding.value());
            }
        }
        return draft.found(draft.head().found(told, priority), holds);
    }

    private Hold hold(Finding finding, Instant now) {
        var reason = finding.value() == null ? HoldReason.OTHER : HoldReason.valueOf(finding.value());
        var hours = finding.releaseAfterHours();
        return new Hold(
                        Ids.next(),
                        reason,
                        finding.rule(),
                        finding.message(),
                        now,
                        PLACED_BY,
                        hours == null ? null : now.plus(Duration.ofHours(hours)),
                        false)
                .releasedWhen(finding.releaseWhen())
                .owned(owners.still(finding.owner()));
    }

    /** Of everything that was asked, but not of the key it was asked under. */
    private String fingerprint(PlaceOrder.Command command) {
        return Fingerprint.of(json.writeValueAsString(command.withoutKey()).getBytes(StandardCharsets.UTF_8));
    }
}
