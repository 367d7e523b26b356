package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one customer sends back of one order, with every unit of it that has arrived. It decides and it never acts. */
record Return(ReturnId id, Facts facts, Progress progress, List<Line> lines, List<Holding> holdings, int version) {

    /** What never changes. */
    record Facts(
            String number,
            OrderId order,
            String orderNumber,
            @Nullable CustomerNumber customer,
            String customerName,
            Wish wish,
            ReturnOrigin origin,
            boolean inAdvance,
            Money value,
            @Nullable String note,
            List<Replacement> replacement,
            Instant requestedAt,
            String requestedBy) {

        Facts {
            replacement = List.copyOf(replacement);
        }
    }

    /** How far it has come. */
    record Progress(
            ReturnState state,
            SiteCode site,
            boolean keepsGoods,
            List<Finding> findings,
            @Nullable String refusal,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable LocalDate expiresOn,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            boolean receiptComplete,
            @Nullable Instant inspectedAt,
            @Nullable Instant closedAt,
            @Nullable ReturnLabel label,
            @Nullable Exchange exchange,
            @Nullable Settlement settlement) {

        Progress {
            findings = List.copyOf(findings);
        }

        static Progress requested(SiteCode site, boolean keeps, List<Finding> findings) {
            return new Progress(
                    ReturnState.REQUESTED,
                    site,
                    keeps,
                    findings,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Progress approved(boolean keeps, @Nullable LocalDate expires, Instant at, String by) {
            return new Progress(
                    ReturnState.APPROVED,
                    site,
                    keeps,
                    findings,
                    null,
                    at,
                    by,
                    expires,
                    sentAt,
                    receivedAt,
                    receiptComplete,
                    inspectedAt,
                    closedAt,
                    label,
                    exchange,
                    settlement);
        }

        Progress over(ReturnState end, @Nullable String why, Instant at, String by) {
            return new Progress(
                    end,
                    site,
                    keepsGoods,
                    findings,
                    why,
                    decidedAt == null ? at : decidedAt,
                    decidedBy == null ? by : decidedBy,
                    expiresOn,
                    sentAt,
                    receivedAt,
                    receiptComplete,
                    inspectedAt,
                    at,
                    label,
                    exchange,
                    settlement);
        }

        Progress sent(Instant at) {
            return in(ReturnState.IN_TRANSIT, at, receivedAt, inspectedAt, site, receiptComplete);
        }

        Progress received(SiteCode where, Instant at, boolean complete) {
            return in(ReturnState.RECEIVED, sentAt, receivedAt == null ? at : receivedAt, null, where, complete);
        }

        Progress inspected(Instant at) {
            return in(ReturnState.INSPECTED, sentAt, receivedAt, at, site, true);
        }

        private Progress in(
                ReturnState next,
                @Nullable Instant sent,
                @Nullable Instant received,
                @Nullable Instant inspected,
                SiteCode where,
                boolean complete) {
            return new Progress(
                    next,
                    where,
                    keepsGoods,
                    findings,
                    refusal,
                    decidedAt,
                    decidedBy,
                    expiresOn,
                    sent,
                    received,
                    complete,
                    inspected,
                    closedAt,
                    label,
                    exchange,
                    settlement);
        }

        Progress labelled(ReturnLabel bought) {
            return with(bought, exchange);
        }

        Progress exchanged(Exchange placed) {
            return with(label, placed);
        }

        private Progress with(@Nullable ReturnLabel nextLabel, @Nullable Exchange nextExchange) {
            return new Progress(
                    state,
                    site,
                    keepsGoods,
                    findings,
                    refusal,
                    decidedAt,
                    decidedBy,
                    expiresOn,
                    sentAt,
                    receivedAt,
                    receiptComplete,
                    inspectedAt,
                    closedAt,
                    nextLabel,
                    nextExchange,
                    settlement);
        }

        Progress settled(Settlement done, Instant at) {
            return new Progress(
                    ReturnState.CLOSED,
                    site,
                    keepsGoods,
                    findings,
                    refusal,
                    decidedAt,
                    decidedBy,
                    expiresOn,
                    sentAt,
                    receivedAt,
                    receiptComplete,
                    inspectedAt,
                    at,
                    label,
                    exchange,
                    done);
        }
    }

    /**
     * One line of what comes back.
     *
     * @param orderLine null for what came back and belongs to no line of the order
     * @param quantity announced
     * @param received arrived for it, of whatever item: a wrong item stands for the one it was sent in place of
     * @param gradedCause whose fault it was, as whoever inspected it says; null while nobody has
     * @param shippedAt when its last units left
     */
    record Line(
            int number,
            @Nullable LineId orderLine,
            Sku sku,
            String name,
            HandlingClass handlingClass,
            long quantity,
            long received,
            String reason,
            Cause cause,
            @Nullable Cause gradedCause,
            @Nullable String note,
            @Nullable Instant shippedAt) {

        Cause trueCause() {
            return gradedCause == null ? cause : gradedCause;
        }

        Line received(long more) {
            return new Line(
                    number,
                    orderLine,
                    sku,
                    name,
                    handlingClass,
                    quantity,
                    received + more,
                    reason,
                    cause,
                    gradedCause,
                    note,
                    shippedAt);
        }

        Line graded(Cause because) {
            return new Line(
                    number,
                    orderLine,
                    sku,
                    name,
                    handlingClass,
                    quantity,
                    received,
                    reason,
                    cause,
                    because,
                    note,
                    shippedAt);
        }
    }

    /** Units of one item in one place. {@code grade} is null as long as nobody has looked. */
    record Holding(
            int line,
            Sku sku,
            Disposition disposition,
            @Nullable Grade grade,
            long quantity) {}

    Return {
        lines = List.copyOf(lines);
        holdings = List.copyOf(holdings);
    }

    Return with(Progress next) {
        return new Return(id, facts, next, lines, holdings, version);
    }

    Return withLines(List<Line> next) {
        return new Return(id, facts, progress, next, holdings, version);
    }

    Return withHoldings(List<Holding> next) {
        return new Return(id, facts, progress, lines, next, version);
    }

    Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.number() == number).findFirst();
    }

    /** The line that still awaits this item, or else any line of it. */
    Optional<Line> lineOf(Sku sku) {
        var mine = lines.stream().filter(line -> line.sku().equals(sku)).toList();
        return mine.stream()
                .filter(line -> line.received() < line.quantity())
                .findFirst()
                .or(() -> mine.stream().findFirst());
    }

    long announced() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    long arrived() {
        return lines.stream().mapToLong(Line::received).sum();
    }

    /** Units that nobody has decided about. */
    long undecided() {
        return holdings.stream()
                .filter(holding -> holding.disposition() == Disposition.UNDECIDED)
                .mapToLong(Holding::quantity)
                .sum();
    }

    boolean hasAllAnnounced() {
        return lines.stream().allMatch(line -> line.received() >= line.quantity());
    }

    /** Received in whole, and every unit decided. */
    boolean isInspected() {
        return progress.state() == ReturnState.RECEIVED
                && progress.receiptComplete()
                && arrived() > 0
                && undecided() == 0;
    }

    /** The units {@code from} of a place taken out of it and put {@code into} another. */
    Return moved(@Nullable Holding from, Holding into) {
        var next = new ArrayList<Holding>();
        boolean found = false;
        for (var holding : holdings) {
            long quantity = holding.quantity();
            if (from != null && isSamePlace(holding, from)) {
                quantity -= from.quantity();
            }
            if (isSamePlace(holding, into)) {
                quantity += into.quantity();
                found = true;
            }
            next.add(new Holding(holding.line(), holding.sku(), holding.disposition(), holding.grade(), quantity));
        }
        if (!found) {
            next.add(into);
        }
        return withHoldings(next);
    }

    long at(int line, Sku sku, Disposition disposition, @Nullable Grade grade) {
        return holdings.stream()
                .filter(holding -> isSamePlace(holding, new Holding(line, sku, disposition, grade, 0)))
                .mapToLong(Holding::quantity)
                .sum();
    }

    private static boolean isSamePlace(Holding one, Holding other) {
        return one.line() == other.line()
                && one.sku().equals(other.sku())
                && one.disposition() == other.disposition()
                && one.grade() == other.grade();
    }
}
