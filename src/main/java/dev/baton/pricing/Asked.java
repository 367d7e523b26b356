package dev.baton.pricing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What a list of requests asks for, taken together. */
final class Asked {

    private Asked() {}

    static LocalDate firstDay(List<PricingRequest> requests) {
        return requests.stream()
                .map(PricingRequest::on)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static LocalDate lastDay(List<PricingRequest> requests) {
        return requests.stream()
                .map(PricingRequest::on)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static String[] texts(List<PricingRequest> requests, Function<PricingRequest, String> of) {
        return requests.stream().map(of).distinct().toArray(String[]::new);
    }
}
