package dev.baton.orders.web;

import dev.baton.orders.OrderId;
import dev.baton.orders.Stage;
import dev.baton.platform.Invalid;
import dev.baton.platform.web.Problems;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals that placing and amending share, or that take some words. */
final class OrderProblems {

    private OrderProblems() {}

    static ResponseEntity<ProblemDetail> unpriced(List<Unpriceable> lines) {
        return Problems.answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "lines-without-price",
                "%d lines cannot be priced.".formatted(lines.size()),
                Map.of(
                        "errors",
                        lines.stream()
                                .map(line -> new Invalid.Field("lines[%d].sku".formatted(line.line()), line.reason()))
                                .toList()));
    }

    static ResponseEntity<ProblemDetail> tooLateToAmend(OrderId order, Stage stage) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "order-too-late-to-amend",
                "Some of the order is on a floor, gone or cancelled.",
                Map.of("order", order, "stage", stage));
    }

    static ResponseEntity<ProblemDetail> rejected(List<Finding> findings) {
        return Problems.answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "order-rejected-by-rules",
                findings.stream().map(Finding::message).collect(Collectors.joining(" ")),
                Map.of("findings", findings));
    }

    static ResponseEntity<ProblemDetail> reused(String field, String value, OrderId order) {
        var facts =
                Map.of("order", order, "errors", List.of(new Invalid.Field(field, "was used for a different order")));
        return field.equals("Idempotency-Key")
                ? Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "The key %s was used for a different order.".formatted(value),
                        facts)
                : Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "order-reference-reused",
                        "The channel has sent a different order as %s.".formatted(value),
                        facts);
    }

    static ResponseEntity<ProblemDetail> busy() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "More orders arrive than can be placed. Send it again with the same Idempotency-Key."));
    }
}
