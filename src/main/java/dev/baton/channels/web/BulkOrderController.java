package dev.baton.channels.web;

import dev.baton.channels.Import;
import dev.baton.channels.ImportKind;
import dev.baton.channels.ReceiveImport;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.KeepsOwnKeys;
import dev.baton.platform.web.LargeBody;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access("orders")
@Tag(
        name = "imports",
        description = "What comes in bulk: kept at once, worked in the background, an outcome for every row")
class BulkOrderController {

    static final String PATH = "/api/v1/orders/bulk";
    private static final String NDJSON = "application/x-ndjson";
    private static final int LONGEST_KEY = 255;

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        LargeBody bulkOrders() {
            return new LargeBody(PATH, 1L << 30);
        }
    }

    private final ReceiveImport receive;

    BulkOrderController(ReceiveImport receive) {
        this.receive = receive;
    }

    @PostMapping(path = PATH, consumes = NDJSON)
    @KeepsOwnKeys
    @Operation(
            summary = "Place many orders",
            description = """
                    One order a line, with the fields of POST /orders and an idempotencyKey, which may be left out where there is an
                    externalReference. The lines are kept and answered at once, and placed in the background; GET /imports/{id} tells
                    how far it is. A line has at most 256 KiB, a body 1 GiB. The same line is placed once, however often it is sent.
                    With backFill=true the lines are orders that are over, each with its number, placedAt and state (DELIVERED or
                    CANCELLED): they are found and counted from then on, touch no stock, and nobody is told.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                    {"channel":"web","externalReference":"W-2001","customer":"C-1001","lines":[{"sku":"SPC-PEPPER-BLK-WHL-60","quantity":2}]}
                                                    {"channel":"web","externalReference":"W-2002","customer":"C-1001","lines":[{"sku":"SPC-PEPPER-BLK-WHL-60","quantity":1}]}
                                                    """))))
    @ApiResponse(
            responseCode = "202",
            description = "The lines are kept; Location tells where to ask",
            content = @Content(schema = @Schema(implementation = Import.class)))
    ResponseEntity<?> place(
            @Parameter(description = "1 to 255 characters of your choice, different for every body")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Parameter(description = "only report what would become of each line") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Parameter(description = "orders that are over, to be kept as they were")
                    @RequestParam(defaultValue = "false")
                    boolean backFill,
            HttpServletRequest request)
            throws IOException {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return Problems.answer(
                    HttpStatus.BAD_REQUEST, "idempotency-key-not-valid", "A key has 1 to 255 characters.");
        }
        var command = new ReceiveImport.Command(
                backFill ? ImportKind.HISTORY : ImportKind.ORDERS, "POST /orders/bulk", dryRun, key);
        return switch (receive.handle(command, request.getInputStream())) {
            case ReceiveImport.ImportReceived(var one) -> accepted(one).body(one);
            case ReceiveImport.Repeated(var one) ->
                accepted(one).header("Idempotent-Replayed", "true").body(one);
            case ReceiveImport.UnderWay() ->
                Problems.answer(HttpStatus.CONFLICT, "idempotency-key-in-use", "The first request is still under way.");
            case ReceiveImport.Reused(var used) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "The key %s was used for other lines.".formatted(used));
            case ReceiveImport.Stopped() ->
                Problems.answer(HttpStatus.CONFLICT, "import-is-over", "It was cancelled while its lines arrived.");
        };
    }

    private static ResponseEntity.BodyBuilder accepted(Import one) {
        return ResponseEntity.accepted().location(URI.create("/api/v1/imports/" + one.id()));
    }
}
