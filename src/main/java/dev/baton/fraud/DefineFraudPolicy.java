package dev.baton.fraud;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether and how a company looks for fraud. Orders that are placed from now on are judged by it. */
@UseCase
public class DefineFraudPolicy {

    private static final int MOST_EARLIER = 200_000;

    /** @param weights of the signals that are named; the others keep theirs */
    public record Command(
            boolean enabled,
            int reviewFrom,
            @Nullable String provider,
            List<Weight> weights,
            @Nullable String ifMatch) {}

    private final FraudPolicies policies;
    private final FraudProviders providers;
    private final Traces traces;
    private final Audit audit;
    private final Clock clock;

    DefineFraudPolicy(FraudPolicies policies, FraudProviders providers, Traces traces, Audit audit, Clock clock) {
        this.policies = policies;
        this.providers = providers;
        this.traces = traces;
        this.audit = audit;
        this.clock = clock;
    }

    public FraudPolicy handle(Command command) {
        check(command);
        var before = policies.lock();
        EntityTags.check(command.ifMatch(), before.version());
        var weights = before.weights().stream()
                .map(weight -> command.weights().stream()
                        .filter(given -> given.signal() == weight.signal())
                        .findFirst()
                        .orElse(weight))
                .toList();
        policies.save(new FraudPolicy(
                command.enabled(), command.reviewFrom(), command.provider(), weights, before.version()));
        if (command.enabled() && !before.enabled()) {
            traces.addEarlier(clock.instant().minus(AssessOrders.REMEMBERED), MOST_EARLIER);
        }
        var after = policies.read();
        audit.record("fraud-policy", "fraud", "changed", before, after);
        return after;
    }

    private void check(Command command) {
        if (command.reviewFrom() < 1 || command.reviewFrom() > FraudScore.MOST) {
            throw new Invalid("reviewFrom", "must be from 1 to %d".formatted(FraudScore.MOST));
        }
        if (command.provider() != null && !providers.known().contains(command.provider())) {
            throw new Invalid("provider", "is not connected; there is %s".formatted(providers.known()));
        }
        var seen = new HashSet<FraudSignal>();
        command.weights().forEach(weight -> {
            var field = "weights[%s]".formatted(weight.signal());
            if (!seen.add(weight.signal())) {
                throw new Invalid(field, "is given twice");
            }
            if (weight.points() < 0 || weight.points() > Weight.MOST_POINTS) {
                throw new Invalid(field + ".points", "must be from 0 to %d".formatted(Weight.MOST_POINTS));
            }
            if (weight.most() < 0 || weight.most() > Weight.MOST) {
                throw new Invalid(field + ".most", "must be from 0 to %d".formatted(Weight.MOST));
            }
            int least = weight.signal().hasHours() ? 1 : 0;
            if (weight.hours() < least || weight.hours() > Weight.MOST_HOURS) {
                throw new Invalid(field + ".hours", "must be from %d to %d".formatted(least, Weight.MOST_HOURS));
            }
        });
    }
}
