package dev.baton.shipping;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes carriers and their services on, or changes them; who is not named stays as it is. */
@UseCase
public class DefineServices {

    public record Command(List<Carrier> carriers, List<ServiceLevel> services) {

        public Command {
            carriers = List.copyOf(carriers);
            services = List.copyOf(services);
        }
    }

    private final Tariffs tariffs;
    private final Audit audit;

    DefineServices(Tariffs tariffs, Audit audit) {
        this.tariffs = tariffs;
        this.audit = audit;
    }

    public void handle(Command command) {
        var known = Stream.concat(tariffs.carriers().stream(), command.carriers().stream())
                .map(Carrier::code)
                .collect(Collectors.toSet());
        for (var service : command.services()) {
            if (!known.contains(service.code().carrier())) {
                throw new Invalid(
                        "services",
                        "there is no carrier %s".formatted(service.code().carrier()));
            }
        }
        tariffs.putCarriers(command.carriers());
        tariffs.putServices(command.services());
        command.carriers().forEach(carrier -> audit.record("carrier", carrier.code(), "defined", null, carrier));
        command.services()
                .forEach(service -> audit.record("shipping-service", service.code(), "defined", null, service));
    }
}
