package dev.baton.sourcing;

import dev.baton.inventory.ExpectedId;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided. For every want, allotments and backorder add up to its quantity. */
public record SourcingPlan(List<Allotment> allotments, List<Backorder> backorders, SourcingExplanation explanation) {

    public SourcingPlan {
        allotments = List.copyOf(allotments);
        backorders = List.copyOf(backorders);
    }

    /**
     * Units that a site serves from stock.
     *
     * @param want index into the request's wants
     * @param quantity of what is wanted, so kits count as kits
     * @param shipOn the working day of the site on which they leave
     * @param arriveOn the working day on which they are expected to arrive
     */
    public record Allotment(int want, SiteCode site, long quantity, LocalDate shipOn, LocalDate arriveOn) {}

    /**
     * Units that wait for stock.
     *
     * @param promises from which expected supply each part will come; empty where none is known
     * @param arriveOn null while no supply is known for all of them
     */
    public record Backorder(
            int want,
            long quantity,
            List<Promise> promises,
            @Nullable LocalDate arriveOn) {

        public Backorder {
            promises = List.copyOf(promises);
        }
    }

    /** @param quantity units of the part's item */
    public record Promise(int part, ExpectedId expected, SiteCode site, long quantity, LocalDate dueOn) {}
}
