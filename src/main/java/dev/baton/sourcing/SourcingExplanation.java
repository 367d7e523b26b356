package dev.baton.sourcing;

import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why these sites: kept with the order and shown to people.
 *
 * @param rule the code of the rule that decided: {@code ONE_SITE_SERVES_ALL}, {@code ONE_SITE_SERVES_MOST},
 *     {@code SPLIT_TO_SERVE_MORE},
 *     {@code ONE_SHIPMENT_WANTED}, {@code NOTHING_IN_STOCK}
 * @param chosen sites in the order in which they are drawn from
 * @param runnerUp the next best single site, when there was a choice
 */
public record SourcingExplanation(
        String rule,
        String policy,
        long unitsWanted,
        long unitsServed,
        List<SiteCode> chosen,
        @Nullable SiteCode runnerUp,
        List<Candidate> candidates,
        List<Wait> waits) {

    public SourcingExplanation {
        chosen = List.copyOf(chosen);
        candidates = List.copyOf(candidates);
        waits = List.copyOf(waits);
    }

    /**
     * One site as the planner saw it.
     *
     * @param refusals why it could not serve some or all: {@code DISABLED}, {@code DOES_NOT_SHIP_TO_COUNTRY},
     *     {@code CANNOT_HANDLE:COLD}, {@code OUT_OF_STOCK}, {@code SHORT}
     * @param units of what is wanted that it could serve alone
     * @param kilometres null when the destination's place is unknown
     * @param costMinor estimated handling and freight of one shipment, for ranking only
     */
    public record Candidate(
            SiteCode site,
            boolean chosen,
            List<String> refusals,
            long units,
            @Nullable Long kilometres,
            int transitDays,
            long costMinor,
            List<Coverage> coverage) {

        public Candidate {
            refusals = List.copyOf(refusals);
            coverage = List.copyOf(coverage);
        }
    }

    /** What a site could serve of one want, alone. */
    public record Coverage(String want, long wanted, long couldServe) {}

    /** What waits, and for what. */
    public record Wait(
            String want,
            long quantity,
            @Nullable SiteCode site,
            @Nullable LocalDate dueOn) {}
}
