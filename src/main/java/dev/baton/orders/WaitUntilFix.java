package dev.baton.orders;

import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.company.Companies;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the hold aside until a day: then it releases itself. The same hold with a day takes the place of the one without. */
@Component
@Order(2)
class WaitUntilFix implements Fix {

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final OrderQueries orders;
    private final HoldOrder holdOrder;
    private final HoldOwners owners;
    private final ReleaseHold releaseHold;
    private final Companies companies;
    private final Clock clock;

    WaitUntilFix(
            OrderQueries orders,
            HoldOrder holdOrder,
            HoldOwners owners,
            ReleaseHold releaseHold,
            Companies companies,
            Clock clock) {
        this.orders = orders;
        this.holdOrder = holdOrder;
        this.owners = owners;
        this.releaseHold = releaseHold;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "WAIT_UNTIL";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.ON_HOLD, OrderWork.UNPAID);
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var view = HeldOrder.of(orders, item);
        if (view.hold() != null && view.hold().isApprovalCheck()) {
            return new NotNow(Sentence.of("worklist.fix.approval-waits"));
        }
        if (view.hold() != null && view.hold().isCreditCheck()) {
            return new NotNow(Sentence.of("worklist.fix.credit-waits"));
        }
        return view.hold() == null
                ? new NotNow(Sentence.of("worklist.fix.hold-gone"))
                : new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-wait", view.order().number())),
                        List.of(
                                Ask.date(
                                        "until",
                                        "worklist.ask.until",
                                        today().plusDays(3).toString()),
                                Ask.text("note", "worklist.ask.note", "")),
                        true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var view = HeldOrder.of(orders, item);
        var hold = view.hold();
        if (hold == null) {
            return new Refused(Sentence.of("worklist.fix.hold-gone"));
        }
        if (hold.isApprovalCheck()) {
            return new Refused(Sentence.of("worklist.fix.approval-waits"));
        }
        if (hold.isCreditCheck()) {
            return new Refused(Sentence.of("worklist.fix.credit-waits"));
        }
        var until = Ask.dayAfter(today(), "until", given);
        var zone = companies.current().zone();
        var note = HeldOrder.text(given.get("note"));
        var outcome = holdOrder.handle(new HoldOrder.Command(
                        view.order().id(),
                        hold.reason(),
                        note == null ? hold.note() : note,
                        until.atTime(MORNING).atZone(zone).toInstant(),
                        owners.still(hold.owner()),
                        null)
                .of(hold.line(), hold.site()));
        if (!(outcome instanceof OrderHeld timed)) {
            return new Refused(Sentence.of("worklist.fix.nothing-to-hold"));
        }
        releaseHold.handle(new ReleaseHold.Command(view.order().id(), hold.id(), note, null));
        var back = HeldOrder.back(hold);
        back.put("hold", timed.hold().toString());
        return new Done(Sentence.of("worklist.fix.waits", view.order().number(), until), true, back);
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var timed = UUID.fromString(Objects.requireNonNull(back.get("hold")));
        var stands = orders.get(HeldOrder.idOf(item)).holds().stream()
                .anyMatch(hold -> hold.isActive() && hold.id().equals(timed));
        if (!stands) {
            return new Refused(Sentence.of("worklist.fix.hold-gone"));
        }
        var again = HeldOrder.holdAgain(holdOrder, owners, orders, item, back);
        releaseHold.handle(new ReleaseHold.Command(HeldOrder.idOf(item), timed, null, null));
        return again;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(companies.current().zone()));
    }
}
