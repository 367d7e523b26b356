package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.orders.PreviewSubstitution.Previewed;
import dev.baton.orders.SubstituteItem.Agreement;
import dev.baton.orders.SubstitutionQueries.Waiting;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the customer something else for the first line that waits, with the agreement that whoever applies it vouches for. */
@Component
@Order(4)
class SubstituteFix implements Fix {

    private static final String SUBSTITUTE = "substitute";

    private final OrderQueries orders;
    private final SubstitutionQueries substitutions;
    private final SubstituteItem substituteItem;
    private final TakeBackSubstitution takeBackSubstitution;

    SubstituteFix(
            OrderQueries orders,
            SubstitutionQueries substitutions,
            SubstituteItem substituteItem,
            TakeBackSubstitution takeBackSubstitution) {
        this.orders = orders;
        this.substitutions = substitutions;
        this.substituteItem = substituteItem;
        this.takeBackSubstitution = takeBackSubstitution;
    }

    @Override
    public String code() {
        return "SUBSTITUTE";
    }

    @Override
    public Set<String> kinds() {
        return OrderWork.UNITS_WAIT;
    }

    @Override
    public boolean suits(WorkItem item) {
        return substitutions.isNamed(orders.get(HeldOrder.idOf(item)));
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var order = orders.get(HeldOrder.idOf(item));
        var first = first(order);
        if (first.isEmpty()) {
            return new NotNow(Sentence.of(
                    isOnTheWay(order) ? "worklist.fix.partly-on-the-way" : "worklist.fix.nothing-to-substitute"));
        }
        var choices = first.get().choices();
        var preferred = preferred(choices);
        var changes = new ArrayList<Sentence>();
        Stream.concat(Stream.of(preferred), choices.stream().filter(each -> !each.equals(preferred)))
                .forEach(choice -> changes.add(said(choice)));
        return new Possible(
                changes,
                List.of(
                        Ask.listed(
                                SUBSTITUTE,
                                "worklist.ask.substitute",
                                choices.stream()
                                        .map(choice -> choice.substitute().value())
                                        .toList(),
                                preferred.substitute().value()),
                        Ask.choice(
                                "agreement",
                                "worklist.ask.agreement",
                                Arrays.stream(Agreement.values())
                                        .filter(agreement -> agreement != Agreement.ONLINE)
                                        .map(Enum::name)
                                        .toList(),
                                (preferred.consent() ? Agreement.BY_TELEPHONE : Agreement.NOT_ASKED).name()),
                        Ask.text("note", "worklist.ask.note", "")),
                true);
    }

    private Optional<Waiting> first(OrderView order) {
        return substitutions.waiting(order).stream()
                .filter(waiting -> !waiting.choices().isEmpty())
                .findFirst();
    }

    private static boolean isOnTheWay(OrderView order) {
        return order.lines().stream()
                .anyMatch(line -> line.quantities().open() < line.quantities().owed());
    }

    /** The first of which all is in stock, or else the first. */
    private static Previewed preferred(List<Previewed> choices) {
        return choices.stream().filter(Previewed::isAllThere).findFirst().orElseGet(choices::getFirst);
    }

    /** How many instead of what, how many are there, and what the order comes to. */
    private static Sentence said(Previewed choice) {
        return Sentence.of(
                choice.consent() ? "worklist.fix.will-substitute" : "worklist.fix.will-substitute-unasked",
                choice.quantity(),
                choice.substitute(),
                choice.original(),
                choice.fromStock(),
                choice.after().money().currentTotal(),
                choice.before().money().currentTotal());
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var order = orders.get(HeldOrder.idOf(item));
        var first = first(order);
        if (first.isEmpty()) {
            return new Refused(Sentence.of("worklist.fix.nothing-to-substitute"));
        }
        var sku = substitute(given.get(SUBSTITUTE), first.get());
        if (sku == null) {
            return new Refused(Sentence.of("worklist.fix.not-a-substitute"));
        }
        var waiting = first.get();
        return switch (substituteItem.handle(new SubstituteItem.Command(
                order.id(),
                waiting.line().id(),
                waiting.units(),
                sku,
                agreement(given.get("agreement")),
                null,
                HeldOrder.text(given.get("note")),
                null))) {
            case SubstituteItem.Substituted done ->
                new Done(
                        Sentence.of(
                                "worklist.fix.substituted",
                                done.quantity(),
                                done.substitute(),
                                done.original(),
                                done.totalAfter()),
                        nothingWaits(order.id()),
                        Map.of(
                                "line",
                                done.line().toString(),
                                "sku",
                                done.original().value(),
                                "units",
                                String.valueOf(done.quantity()),
                                "price",
                                done.unitPriceBefore().amount(),
                                "currency",
                                done.unitPriceBefore().currency()));
            case SubstituteItem.Refusal refusal -> new Refused(why(refusal));
        };
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var outcome = takeBackSubstitution.handle(new TakeBackSubstitution.Command(
                HeldOrder.idOf(item),
                LineId.of(of(back, "line")),
                Sku.of(of(back, "sku")),
                Long.parseLong(of(back, "units")),
                Money.parse(of(back, "price"), of(back, "currency"))));
        return switch (outcome) {
            case TakeBackSubstitution.TakenBack(var _, var original, var substitute, var quantity) ->
                new Done(
                        Sentence.of("worklist.fix.substitution-taken-back", quantity, original, substitute),
                        false,
                        null);
            case TakeBackSubstitution.ChangedSince _ -> new Refused(Sentence.of("worklist.fix.no-way-back"));
        };
    }

    private static String of(Map<String, String> back, String name) {
        return Objects.requireNonNull(back.get(name), name);
    }

    private boolean nothingWaits(OrderId order) {
        return orders.get(order).lines().stream()
                .noneMatch(line -> line.quantities().backordered() > 0);
    }

    private static @Nullable Sku substitute(@Nullable String given, Waiting waiting) {
        var text = HeldOrder.text(given);
        if (text == null) {
            return preferred(waiting.choices()).substitute();
        }
        return waiting.choices().stream()
                .map(Previewed::substitute)
                .filter(sku -> Sku.tryOf(text).filter(sku::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static Agreement agreement(@Nullable String given) {
        return Arrays.stream(Agreement.values())
                .filter(each -> each.name().equals(Objects.requireNonNullElse(given, "")))
                .filter(each -> each != Agreement.ONLINE)
                .findFirst()
                .orElseThrow(() -> new Invalid("agreement", "is needed: BY_TELEPHONE, IN_WRITING or NOT_ASKED"));
    }

    private static Sentence why(SubstituteItem.Refusal refusal) {
        return switch (refusal) {
            case SubstituteItem.TooLate _ -> Sentence.of("worklist.fix.partly-on-the-way");
            case SubstituteItem.LineGone _, SubstituteItem.NotOpen _, SubstituteItem.PartOfKit _ ->
                Sentence.of("worklist.fix.nothing-to-substitute");
            case SubstituteItem.NotASubstitute _ -> Sentence.of("worklist.fix.not-a-substitute");
            case SubstituteItem.NeedsConsent _ -> Sentence.of("worklist.fix.needs-consent");
            case SubstituteItem.NotAsSeen _ -> Sentence.of("worklist.fix.not-a-substitute");
            case SubstituteItem.Unpriced _ -> Sentence.of("worklist.fix.no-price");
            case SubstituteItem.Rejected(var _, var findings) ->
                Sentence.of("worklist.fix.rejected", findings.getFirst().message());
        };
    }
}
