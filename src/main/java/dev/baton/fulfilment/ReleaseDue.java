package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Releases what a site must ship by a day, most urgent first, and tells what stayed behind and why.
 *
 * <p>Each fulfilment order is released by itself, so one that is refused or locked holds up nobody.
 */
@Service
public class ReleaseDue {

    static final int MOST = 500;

    /** @param shipBy the last day that is wanted; what has no day yet is not */
    public record Command(SiteCode site, LocalDate shipBy) {}

    public record Outcome(List<FulfilmentOrderId> released, List<Refusal> refused) {}

    public record Refusal(FulfilmentOrderId fulfilmentOrder, ReleaseFulfilmentOrder.Outcome why) {}

    private final FulfilmentQueries queries;
    private final ReleaseFulfilmentOrder release;

    ReleaseDue(FulfilmentQueries queries, ReleaseFulfilmentOrder release) {
        this.queries = queries;
        this.release = release;
    }

    public Outcome handle(Command command) {
        var released = new ArrayList<FulfilmentOrderId>();
        var refused = new ArrayList<Refusal>();
        for (var id : queries.due(command.site(), command.shipBy(), MOST)) {
            var outcome = release.handle(new ReleaseFulfilmentOrder.Command(id));
            switch (outcome) {
                case FulfilmentEvent.FulfilmentReleased _, ReleaseFulfilmentOrder.AlreadyReleased _ -> released.add(id);
                case ReleaseFulfilmentOrder.Cancelled _,
                        ReleaseFulfilmentOrder.OnHold _,
                        ReleaseFulfilmentOrder.WaitsForRest _,
                        ReleaseFulfilmentOrder.ChangedMeanwhile _ -> refused.add(new Refusal(id, outcome));
            }
        }
        return new Outcome(released, refused);
    }
}
