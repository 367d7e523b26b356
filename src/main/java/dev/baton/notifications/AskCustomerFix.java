package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.company.Companies;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks the customer by letter for what the order waits for; once it is there, the order goes on by itself. */
abstract class AskCustomerFix implements Fix {

    private final MessageKind letter;
    private final AskCustomer askCustomer;
    private final MessageQueries messages;
    private final Companies companies;

    AskCustomerFix(MessageKind letter, AskCustomer askCustomer, MessageQueries messages, Companies companies) {
        this.letter = letter;
        this.askCustomer = askCustomer;
        this.messages = messages;
        this.companies = companies;
    }

    @Override
    public String permission() {
        return "messages:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return switch (askCustomer.decide(idOf(item), letter)) {
            case AskCustomer.Asked(var order, var recipient) ->
                new Possible(changes(order, recipient), List.of(), false);
            case AskCustomer.NotWaiting _ -> new NotNow(said("not-asked"));
            case AskCustomer.Unreachable _ -> new NotNow(Sentence.of("worklist.fix.no-mail"));
        };
    }

    private List<Sentence> changes(OrderView order, String recipient) {
        var changes = new ArrayList<Sentence>();
        var subject = messages.draft(order.id(), letter).subject();
        changes.add(Sentence.of("worklist.fix.will-write", subject, recipient));
        changes.add(said("by-link", order.number()));
        messages.lastSent(order.id(), letter, companies.current().zone())
                .ifPresent(day -> changes.add(Sentence.of("worklist.fix.asked-before", day)));
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (askCustomer.handle(idOf(item), letter)) {
            case AskCustomer.Asked(var order, var recipient) ->
                new Done(said("asked", recipient, order.number()), false, null);
            case AskCustomer.NotWaiting _ -> new Refused(said("not-asked"));
            case AskCustomer.Unreachable _ -> new Refused(Sentence.of("worklist.fix.no-mail"));
        };
    }

    private Sentence said(String what, Object... facts) {
        return Sentence.of("worklist.fix.%s.%s".formatted(what, letter), facts);
    }

    static OrderId idOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }
}
