package dev.baton.integrations.paymentsimulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The simulated provider's own page for a card: with a real one it is on another server, and asks for a number. This one asks which
 * test card, and leads back with its token.
 */
@Controller
@ConditionalOnProperty(name = "baton.payment-simulator.enabled", matchIfMissing = true)
class SimulatedForm {

    static final String PATH = "/t/simulated-provider/card";

    /** What each card is called, by its token. */
    private static final Map<String, String> CARDS = cards();

    private static Map<String, String> cards() {
        var cards = new LinkedHashMap<String, String>();
        cards.put("tok_visa", "Visa •••• 4242");
        cards.put("tok_mastercard", "Mastercard •••• 4444");
        cards.put("tok_slow", "Visa •••• 0119");
        cards.put("tok_declined", "Visa •••• 0002");
        return Collections.unmodifiableMap(cards);
    }

    /** @param back a path of the page that asked; nowhere else is anybody led */
    @GetMapping(PATH)
    ModelAndView show(@RequestParam String amount, @RequestParam String reference, @RequestParam String back) {
        if (!back.matches("/t/[A-Za-z0-9_-]{1,100}/pay/card")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new ModelAndView(
                "console/simulator/card",
                Map.of("amount", amount, "reference", reference, "back", back, "cards", CARDS));
    }
}
