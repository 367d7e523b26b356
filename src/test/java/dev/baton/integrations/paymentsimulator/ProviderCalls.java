package dev.baton.integrations.paymentsimulator;

import org.springframework.stereotype.Component;

/** Lets tests of other packages have the simulated provider call, and look into its books. */
@Component
public class ProviderCalls {

    private final PaymentSimulator simulator;
    private final SimulatedPayments payments;

    ProviderCalls(PaymentSimulator simulator, SimulatedPayments payments) {
        this.simulator = simulator;
        this.payments = payments;
    }

    public void call() {
        simulator.call();
    }

    /** What the customer was really charged under an authorisation and has not got back, in minor units. */
    public long charged(String authorised) {
        return payments.charged(authorised);
    }
}
