package dev.baton.shipping;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Replaces the zones, and the whole rate table of every service that is named. All of it, or none. */
@UseCase
public class DefineRates {

    /** @param zones empty leaves them as they are */
    public record Command(List<Zone> zones, List<Rate> rates) {

        public Command {
            zones = List.copyOf(zones);
            rates = List.copyOf(rates);
        }
    }

    private final Tariffs tariffs;
    private final Audit audit;

    DefineRates(Tariffs tariffs, Audit audit) {
        this.tariffs = tariffs;
        this.audit = audit;
    }

    public void handle(Command command) {
        var known = tariffs.services().stream().map(ServiceLevel::code).collect(Collectors.toSet());
        for (var rate : command.rates()) {
            if (!known.contains(rate.service())) {
                throw new Invalid("rates", "there is no service %s".formatted(rate.service()));
            }
        }
        if (!command.zones().isEmpty()) {
            tariffs.replaceZones(command.zones());
        }
        if (!command.rates().isEmpty()) {
            tariffs.replaceRates(command.rates());
        }
        command.rates().stream()
                .collect(Collectors.groupingBy(Rate::service, Collectors.counting()))
                .forEach((service, rows) ->
                        audit.record("shipping-service", service, "rated", null, Map.of("rates", rows)));
    }
}
