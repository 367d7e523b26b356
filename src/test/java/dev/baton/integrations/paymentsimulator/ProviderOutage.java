package dev.baton.integrations.paymentsimulator;

import dev.baton.billing.spi.PaymentGateway;
import dev.baton.billing.spi.PaymentRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stands in the way to the simulated provider of some merchants, as long as a test wants: nothing arrives there, nothing comes back. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProviderOutage implements PaymentGateway {

    private final Set<TenantId> cutOff = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    public void begin(Caller merchant) {
        cutOff.add(merchant.tenant());
    }

    public void end(Caller merchant) {
        cutOff.remove(merchant.tenant());
    }

    /** How often somebody tried in vain. */
    public int calls() {
        return calls.get();
    }

    @Override
    public boolean speaksFor(String provider) {
        return cutOff.contains(Caller.current().tenant());
    }

    @Override
    public Answer send(PaymentRequest request) {
        return nobodyThere();
    }

    @Override
    public Answer ask(String requestId) {
        return nobodyThere();
    }

    @Override
    public Optional<URI> form(Money amount, String reference, URI back) {
        return Optional.of(URI.create(String.valueOf(nobodyThere())));
    }

    private Answer nobodyThere() {
        calls.incrementAndGet();
        throw new IllegalStateException("connection refused");
    }
}
