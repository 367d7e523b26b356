package dev.baton.billing.web;

import dev.baton.billing.AuthorisationFilter;
import dev.baton.billing.AuthorisationId;
import dev.baton.billing.AuthorisationView;
import dev.baton.billing.AuthoriseCard;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.ReleaseCards;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/authorisations")
@Access("payments")
@Tag(name = "authorisations", description = "What is held on customers' cards until their goods leave")
class AuthorisationController {

    /** @param token what stands for the card, from the provider's own form; card numbers are refused */
    record AuthorisationBody(
            @NotNull OrderId order,
            @NotNull Money amount,

            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = "(?![0-9 -]{12,}$).*", message = "is a card number; send the provider's token")
            String token) {

        AuthoriseCard.Command command() {
            if (!amount.isPositive()) {
                throw new Invalid("amount", "must be more than nothing");
            }
            return new AuthoriseCard.Command(order, amount, token);
        }
    }

    private final AuthoriseCard authoriseCard;
    private final ReleaseCards releaseCards;
    private final BillingQueries billing;

    AuthorisationController(AuthoriseCard authoriseCard, ReleaseCards releaseCards, BillingQueries billing) {
        this.authoriseCard = authoriseCard;
        this.releaseCards = releaseCards;
        this.billing = billing;
    }

    @GetMapping
    @Operation(summary = "List what is held on cards, newest first")
    Page<AuthorisationView> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) AuthorisationView.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean troubled,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.authorisations(
                new AuthorisationFilter(order, state, troubled, null), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{authorisation}")
    @Operation(summary = "Read what is held on a card")
    AuthorisationView get(@PathVariable AuthorisationId authorisation) {
        return billing.authorisation(authorisation);
    }

    @PostMapping
    @Operation(
            summary = "Hold an amount on a card for an order",
            description =
                    "The provider is asked within seconds: read the authorisation again to see its answer. What ships is captured"
                            + " by itself, and what is left is let go when the order is over.")
    ResponseEntity<?> authorise(@Valid @RequestBody AuthorisationBody body) {
        return switch (authoriseCard.handle(body.command())) {
            case AuthoriseCard.Requested(var _, var authorisation, var _) ->
                ResponseEntity.created(URI.create("/api/v1/authorisations/" + authorisation))
                        .body(billing.authorisation(authorisation));
            case AuthoriseCard.MoreThanOwed(var _, var max) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "authorisation-more-than-owed",
                        "Only %s may still be held.".formatted(max),
                        Map.of("max", max));
            case AuthoriseCard.OtherCurrency(var _, var currency) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "payment-in-other-currency",
                        "The order is in %s.".formatted(currency),
                        Map.of("currency", currency));
        };
    }

    @PutMapping("/{authorisation}/void")
    @Operation(summary = "Let go of what is held and not captured", description = "Saying it again changes nothing.")
    AuthorisationView release(@PathVariable AuthorisationId authorisation) {
        releaseCards.handle(billing.authorisation(authorisation).order(), authorisation);
        return billing.authorisation(authorisation);
    }
}
