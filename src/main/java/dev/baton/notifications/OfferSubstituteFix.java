package dev.baton.notifications;

import dev.baton.orders.OfferSubstitutes;
import dev.baton.orders.OfferSubstitutes.Offered;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderWork;
import dev.baton.orders.SubstitutionQueries.Waiting;
import dev.baton.platform.company.Companies;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer by letter whether something else will do for what waits; what they choose is done by itself. */
@Component
@Order(3)
class OfferSubstituteFix implements Fix {

    private static final MessageKind LETTER = MessageKind.SUBSTITUTE_OFFERED;

    private final OrderQueries orders;
    private final OfferSubstitutes offerSubstitutes;
    private final AskCustomer askCustomer;
    private final MessageQueries messages;
    private final Companies companies;

    OfferSubstituteFix(
            OrderQueries orders,
            OfferSubstitutes offerSubstitutes,
            AskCustomer askCustomer,
            MessageQueries messages,
            Companies companies) {
        this.orders = orders;
        this.offerSubstitutes = offerSubstitutes;
        this.askCustomer = askCustomer;
        this.messages = messages;
        this.companies = companies;
    }

    @Override
    public String code() {
        return "OFFER_SUBSTITUTE";
    }

    @Override
    public Set<String> kinds() {
        return OrderWork.UNITS_WAIT;
    }

    @Override
    public boolean suits(WorkItem item) {
        return offerSubstitutes.isNamed(orders.get(AskCustomerFix.idOf(item)));
    }

    @Override
    public String permission() {
        return "messages:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var order = orders.get(AskCustomerFix.idOf(item));
        if (!(offerSubstitutes.decide(order) instanceof Offered(var _, var lines))) {
            return new NotNow(Sentence.of("worklist.fix.nothing-to-offer"));
        }
        return askCustomer.reach(order, LETTER) instanceof AskCustomer.Asked(var _, var recipient)
                ? new Possible(changes(order, lines, recipient), List.of(), false)
                : new NotNow(Sentence.of("worklist.fix.no-mail"));
    }

    private List<Sentence> changes(OrderView order, List<Waiting> lines, String recipient) {
        var zone = companies.current().zone();
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of(
                "worklist.fix.will-write", messages.draft(order.id(), LETTER).subject(), recipient));
        for (var line : lines) {
            for (var choice : line.inStock()) {
                changes.add(Sentence.of(
                        choice.difference().isPositive()
                                ? "worklist.fix.will-offer-dearer"
                                : choice.difference().isZero()
                                        ? "worklist.fix.will-offer"
                                        : "worklist.fix.will-offer-cheaper",
                        choice.quantity(),
                        choice.substitute(),
                        choice.original(),
                        choice.difference().isNegative() ? choice.difference().negated() : choice.difference()));
            }
        }
        changes.add(Sentence.of("worklist.fix.offer-until", LocalDate.ofInstant(offerSubstitutes.until(), zone)));
        messages.lastSent(order.id(), LETTER, zone)
                .ifPresent(day -> changes.add(Sentence.of("worklist.fix.asked-before", day)));
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var order = orders.get(AskCustomerFix.idOf(item));
        if (!(askCustomer.reach(order, LETTER) instanceof AskCustomer.Asked(var _, var recipient))) {
            return new Refused(Sentence.of("worklist.fix.no-mail"));
        }
        return switch (offerSubstitutes.handle(order.id())) {
            case OfferSubstitutes.NothingToOffer _ -> new Refused(Sentence.of("worklist.fix.nothing-to-offer"));
            case Offered _ -> {
                askCustomer.handle(order.id(), LETTER);
                yield new Done(Sentence.of("worklist.fix.offered", recipient, order.number()), false, null);
            }
        };
    }
}
