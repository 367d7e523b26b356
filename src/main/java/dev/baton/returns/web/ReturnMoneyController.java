package dev.baton.returns.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Papers;
import dev.baton.platform.web.Problems;
import dev.baton.returns.AddPhoto;
import dev.baton.returns.BuyReturnLabel;
import dev.baton.returns.PlaceExchange;
import dev.baton.returns.Refund;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnPapers;
import dev.baton.returns.ReturnPhoto;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnView;
import dev.baton.returns.SettleReturn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer gets for a return, and the papers and pictures that belong to it. */
@RestController
@RequestMapping("/api/v1/returns/{id}")
@Access("returns")
@Tag(name = "returns")
class ReturnMoneyController {

    private static final int PICTURE_MAX = 2_900_000;

    /**
     * @param waived deductions that are not made
     * @param note why not; needed when some are waived
     */
    record ReturnSettlementBody(
            @Nullable @Size(max = 10) Set<Refund.Kind> waived,
            @Nullable @Size(max = 2000) String note) {}

    /** @param content a JPEG, PNG or WebP of at most 2 MiB, in base64 */
    record PhotoBody(@NotBlank @Size(max = PICTURE_MAX) String content) {}

    private final SettleReturn settleReturn;
    private final PlaceExchange placeExchange;
    private final BuyReturnLabel buyLabel;
    private final AddPhoto addPhoto;
    private final ReturnPapers papers;
    private final ReturnQueries returns;

    ReturnMoneyController(
            SettleReturn settleReturn,
            PlaceExchange placeExchange,
            BuyReturnLabel buyLabel,
            AddPhoto addPhoto,
            ReturnPapers papers,
            ReturnQueries returns) {
        this.settleReturn = settleReturn;
        this.placeExchange = placeExchange;
        this.buyLabel = buyLabel;
        this.addPhoto = addPhoto;
        this.papers = papers;
        this.returns = returns;
    }

    @GetMapping("/refund")
    @Operation(summary = "Work out what the customer would get", description = """
            Line by line and deduction by deduction, each with its reason. Nothing is changed. Of what has not arrived yet
            nothing is counted.""")
    @ApiResponse(
            responseCode = "200",
            description = "What it would come to",
            content = @Content(schema = @Schema(implementation = Refund.class)))
    ResponseEntity<?> preview(
            @PathVariable ReturnId id,
            @RequestParam(name = "waived", required = false) @Nullable Set<Refund.Kind> waived) {
        var refund = settleReturn.preview(id, waived == null ? Set.of() : waived);
        return refund == null ? notInvoiced(id) : ResponseEntity.ok(refund);
    }

    @PutMapping("/settlement")
    @Operation(summary = "Give the customer what the return is worth", description = """
            Issues the credit memo and, of what was paid, the refund, the store credit, or the payment of the replacement.
            Asking twice is no error.""")
    @ApiResponse(
            responseCode = "200",
            description = "The return, closed",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> settle(
            @PathVariable ReturnId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ReturnSettlementBody body) {
        var waived = body == null || body.waived == null ? Set.<Refund.Kind>of() : body.waived;
        var command = new SettleReturn.Command(id, waived, body == null ? null : body.note, ifMatch);
        return switch (settleReturn.handle(command)) {
            case ReturnEvent.ReturnClosed _ -> tagged(id);
            case SettleReturn.ClosedAlready(var _, var state) ->
                state == ReturnState.CLOSED ? tagged(id) : ReturnProblems.state(id, state);
            case SettleReturn.NotInspected(var _, var state) -> ReturnProblems.state(id, state);
            case SettleReturn.NotInvoiced _ -> notInvoiced(id);
            case SettleReturn.NothingToCredit _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-nothing-to-credit",
                        "What came back has been credited already.",
                        Map.of("return", id));
            case SettleReturn.NoReplacement _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-without-replacement",
                        "Place the order that replaces the goods first.",
                        Map.of("return", id));
            case SettleReturn.AwaitsApproval(var _, var amount, var limit) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-awaits-approval",
                        "%s is above %s: somebody has to agree to the credit first.".formatted(amount, limit),
                        Map.of("return", id, "amount", amount, "limit", limit));
        };
    }

    @PutMapping("/exchange")
    @Operation(summary = "Place the order that replaces the goods", description = """
            It is held until the goods are back, unless it goes ahead of them. Placed once, however often it is asked for.""")
    @ApiResponse(
            responseCode = "200",
            description = "The return, with the exchange",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> exchange(@PathVariable ReturnId id) {
        return switch (placeExchange.handle(id)) {
            case ReturnEvent.ExchangePlaced _, PlaceExchange.PlacedBefore _ -> tagged(id);
            case PlaceExchange.NoExchange(var _, var wish) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-no-exchange",
                        "The customer wants no other goods for it.",
                        Map.of("return", id, "wish", wish));
            case PlaceExchange.NotApproved(var _, var state) -> ReturnProblems.state(id, state);
            case PlaceExchange.Unpriced(var _, var lines) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "return-exchange-without-price",
                        "Some of the replacement has no price.",
                        Map.of("return", id, "lines", lines));
            case PlaceExchange.Busy _ ->
                Problems.answer(HttpStatus.SERVICE_UNAVAILABLE, "busy", "More is arriving than can be placed.");
        };
    }

    // ── papers and pictures ────────────────────────────────────────────────────────────────────────────────────

    @PutMapping("/label")
    @Operation(summary = "Buy the label for the way back", description = """
            From the carrier that brought the goods. Bought once, however often it is asked for.""")
    @ApiResponse(
            responseCode = "200",
            description = "The return, with the label",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> buyLabel(@PathVariable ReturnId id) {
        return switch (buyLabel.handle(id)) {
            case BuyReturnLabel.Labelled _ -> tagged(id);
            case BuyReturnLabel.NoWayBack(var _, var state) -> ReturnProblems.state(id, state);
            case BuyReturnLabel.Refused(var _, var reason) ->
                Problems.answer(HttpStatus.CONFLICT, "return-label-refused", reason, Map.of("return", id));
            case BuyReturnLabel.Unanswered(var _, var reason) ->
                Problems.answer(
                        HttpStatus.SERVICE_UNAVAILABLE, "return-carrier-unanswered", reason, Map.of("return", id));
        };
    }

    @GetMapping("/label")
    @Operation(summary = "Print the label for the way back")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> label(@PathVariable ReturnId id) {
        var number = returns.get(id).number();
        var label = papers.label(id);
        return label.isPresent()
                ? Papers.pdf(label.get(), "label-%s.pdf".formatted(number))
                : Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-label-missing",
                        "%s has no label yet.".formatted(number),
                        Map.of("return", id));
    }

    @GetMapping("/slip")
    @Operation(summary = "Print the slip for the box", description = "Its bar code opens the return at the dock.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> slip(@PathVariable ReturnId id) {
        return Papers.pdf(papers.slip(id), "%s.pdf".formatted(returns.get(id).number()));
    }

    @PostMapping("/photos")
    @Operation(summary = "Add a picture of the goods")
    @ApiResponse(
            responseCode = "201",
            description = "The return, with the picture",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<?> add(@PathVariable ReturnId id, @Valid @RequestBody PhotoBody body) {
        return switch (addPhoto.handle(id, bytes(body.content))) {
            case AddPhoto.Added(var _, var photo) ->
                ResponseEntity.created(URI.create("/api/v1/returns/%s/photos/%s".formatted(id, photo)))
                        .body(returns.get(id));
            case AddPhoto.NoPicture _ -> throw new Invalid("content", "is neither JPEG nor PNG nor WebP");
            case AddPhoto.TooLarge(var most) -> throw new Invalid("content", "has at most %d bytes".formatted(most));
            case AddPhoto.TooMany(var most) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "return-too-many-photos",
                        "A return has at most %d pictures.".formatted(most),
                        Map.of("return", id));
        };
    }

    private static byte[] bytes(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new Invalid("content", "is no base64");
        }
    }

    @GetMapping("/photos/{photo}")
    @Operation(summary = "Look at a picture")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> photo(@PathVariable ReturnId id, @PathVariable UUID photo) {
        ReturnPhoto.Content content = returns.photo(id, photo);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.type()))
                .header("X-Content-Type-Options", "nosniff")
                .body(content.bytes());
    }

    private static ResponseEntity<?> notInvoiced(ReturnId id) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "return-not-invoiced",
                "What came back has not been invoiced yet.",
                Map.of("return", id));
    }

    private ResponseEntity<ReturnView> tagged(ReturnId id) {
        var view = returns.get(id);
        return ResponseEntity.ok().eTag(EntityTags.of(view.version())).body(view);
    }
}
