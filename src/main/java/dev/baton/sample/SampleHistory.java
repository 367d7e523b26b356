package dev.baton.sample;

import dev.baton.platform.commands.Progress;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lives through the sample company's past, day by day, as its people did: each thing through the use case that does it today, at
 * the time when it was done.
 */
@Component
class SampleHistory {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(18, 0);
    private static final LocalTime EVENING = LocalTime.of(23, 0);
    private static final int DAYS_BETWEEN_WORDS = 6;
    private static final int LATE_DAYS = 4;

    private final SampleDesks desks;
    private final SampleWorkday workday;
    private final SampleShift shift;
    private final SampleDispatch dispatch;
    private final SampleMoney money;
    private final SampleReturns returns;
    private final SampleWebhooks webhooks;
    private final SampleRules rules;
    private final SampleFields fields;
    private final SampleTerms terms;
    private final SampleLetters letters;
    private final SampleCredits credits;
    private final SampleWorklist worklist;
    private final SampleScreening screening;
    private final Relay relay;
    private final Histories histories;
    private final Progress progress;
    private final Clock clock;

    SampleHistory(
            SampleDesks desks,
            SampleWorkday workday,
            SampleShift shift,
            SampleDispatch dispatch,
            SampleMoney money,
            SampleReturns returns,
            SampleWebhooks webhooks,
            SampleRules rules,
            SampleFields fields,
            SampleTerms terms,
            SampleLetters letters,
            SampleCredits credits,
            SampleWorklist worklist,
            SampleScreening screening,
            Relay relay,
            Histories histories,
            Progress progress,
            Clock clock) {
        this.desks = desks;
        this.workday = workday;
        this.shift = shift;
        this.dispatch = dispatch;
        this.money = money;
        this.returns = returns;
        this.webhooks = webhooks;
        this.rules = rules;
        this.fields = fields;
        this.terms = terms;
        this.letters = letters;
        this.credits = credits;
        this.worklist = worklist;
        this.screening = screening;
        this.relay = relay;
        this.histories = histories;
        this.progress = progress;
        this.clock = clock;
    }

    /** Goes on where it was broken off; the same day twice does no harm. */
    void complete(Histories.History history) {
        var orders = new SampleOrders();
        var now = clock.instant();
        var lastShift = shift.last(now);
        for (int number = history.made(); number < history.days(); number++) {
            if (number % DAYS_BETWEEN_WORDS == 0) {
                progress.say("Making two months of orders … day %d of %d".formatted(number + 1, history.days()));
            }
            var day = new SampleDay(number, history.firstDay().plusDays(number), now);
            boolean isLast = number == history.days() - 1;
            if (isLast) {
                day.at(MORNING, () -> {
                    webhooks.define();
                    rules.write();
                    theo().run(screening::load);
                });
            }
            boolean isLate = number >= history.days() - LATE_DAYS;
            if (isLate) {
                day.at(MORNING, () -> theo().run(fields::define));
            }
            live(day, orders, isLate, lastShift);
            if (isLast) {
                day.at(EVENING, () -> {
                    dispatch.followEverything();
                    dispatch.meetTrouble();
                    relay.drain();
                    theo().run(returns::comeBack);
                    relay.drain();
                    hana().run(credits::lastEvening);
                    relay.drain();
                    letters.tell();
                    theo().run(terms::agree);
                    worklist.lastEvening();
                });
            }
            histories.made(number + 1);
        }
    }

    /** @param isLate when nobody restocks or clears holds any more, so that some of it is left to do */
    private void live(SampleDay day, SampleOrders orders, boolean isLate, LocalDate lastShift) {
        day.at(MORNING, () -> {
            if (!isLate) {
                workday.restock(day.number(), day.date());
                workday.clearHolds(day.number());
            }
            relay.drain();
        });
        work(day, wishes(day, orders, isLate, lastShift), lastShift);
        day.at(AFTERNOON, () -> {
            dispatch.follow(day.date());
            relay.drain();
        });
        hana().run(() -> day.at(AFTERNOON.plusMinutes(20), () -> {
            money.takeIn(day.date());
            if (!isLate && day.date().getDayOfWeek() == DayOfWeek.MONDAY) {
                credits.remind();
            }
        }));
        day.at(EVENING, relay::drain);
    }

    private static List<SampleOrders.Wish> wishes(
            SampleDay day, SampleOrders orders, boolean isLate, LocalDate lastShift) {
        var wishes = new ArrayList<>(orders.of(day.number(), day.date(), isLate));
        if (day.date().equals(lastShift.minusDays(1))) {
            wishes.addFirst(orders.toPostBox(day.number(), day.date()));
        }
        return wishes;
    }

    /** While orders come in, what came in before is picked and packed. */
    private void work(SampleDay day, List<SampleOrders.Wish> wishes, LocalDate lastShift) {
        if (day.date().isAfter(lastShift)) {
            desks.takeOrders(day, wishes);
            return;
        }
        var work = shift.begin(day, day.date().equals(lastShift));
        var works = new ArrayList<>(shift.benches(day, work));
        works.add(() -> desks.takeOrders(day, wishes));
        AtOnce.run(works);
        shift.ship(day, work);
    }

    private static Caller theo() {
        return new Caller(Caller.current().tenant(), Caller.Kind.USER, "Theo Ladle", Set.of("*"));
    }

    private static Caller hana() {
        return new Caller(Caller.current().tenant(), Caller.Kind.USER, "Hana Sato", Set.of("*"));
    }
}
