package dev.baton.returns.web;

import dev.baton.platform.web.Problems;
import dev.baton.returns.ReceiveReturn;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnState;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals about returns, as problems. */
final class ReturnProblems {

    private ReturnProblems() {}

    static ResponseEntity<ProblemDetail> tooManyUnits(RequestReturn.MoreThanShipped refusal) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-more-than-shipped",
                refusal.lines().stream()
                        .map(line -> "%d of %d × %s".formatted(line.possible(), line.asked(), line.sku()))
                        .collect(Collectors.joining(", ", "Only so much has shipped and not come back: ", ".")),
                Map.of("order", refusal.order(), "lines", refusal.lines()));
    }

    static ResponseEntity<ProblemDetail> notEligible(RequestReturn.NotEligible refusal) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-not-eligible",
                "The return policy does not allow it.",
                Map.of("order", refusal.order(), "findings", refusal.findings()));
    }

    static ResponseEntity<ProblemDetail> state(ReturnId id, ReturnState state) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-in-other-state",
                "The return is %s; this cannot be done now."
                        .formatted(
                                state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')),
                Map.of("return", id, "state", state));
    }

    static ResponseEntity<ProblemDetail> notAnnounced(ReceiveReturn.NotAnnounced refusal) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-not-announced",
                "%s (%s) was not announced.".formatted(refusal.name(), refusal.scanned()),
                Map.of(
                        "return",
                        refusal.id(),
                        "scanned",
                        Map.of("sku", refusal.scanned(), "name", refusal.name()),
                        "expected",
                        refusal.expected()));
    }

    static ResponseEntity<ProblemDetail> more(ReceiveReturn.MoreThanAnnounced refusal) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-more-than-announced",
                "%d × %s were announced; this would be %d."
                        .formatted(refusal.announced(), refusal.sku(), refusal.received()),
                Map.of(
                        "return", refusal.id(),
                        "sku", refusal.sku(),
                        "announced", refusal.announced(),
                        "received", refusal.received()));
    }
}
