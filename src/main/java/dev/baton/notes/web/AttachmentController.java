package dev.baton.notes.web;

import dev.baton.notes.AttachFile;
import dev.baton.notes.Attachment;
import dev.baton.notes.AttachmentQueries;
import dev.baton.notes.RemoveAttachment;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.LargeBody;
import dev.baton.platform.web.Papers;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access("orders")
@Tag(name = "attachments", description = "Files of an order")
class AttachmentController {

    private static final String NEW = "/api/v1/attachments";
    private static final String OF_ORDER = "/api/v1/orders/{id}/attachments";

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        LargeBody attachments() {
            return new LargeBody(NEW, Attachment.BYTES_MAX);
        }
    }

    private final OrderQueries orders;
    private final AttachmentQueries attachments;
    private final AttachFile attachFile;
    private final RemoveAttachment removeAttachment;

    AttachmentController(
            OrderQueries orders,
            AttachmentQueries attachments,
            AttachFile attachFile,
            RemoveAttachment removeAttachment) {
        this.orders = orders;
        this.attachments = attachments;
        this.attachFile = attachFile;
        this.removeAttachment = removeAttachment;
    }

    @GetMapping(OF_ORDER)
    @Operation(summary = "List the files of an order", description = "The newest first, at most 20.")
    Page<Attachment> list(@PathVariable OrderId id) {
        orders.get(id);
        return new Page<>(attachments.list(id), null);
    }

    @PostMapping(path = NEW, consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Attach a file to an order",
            description = """
                    The body is the file itself: at most 10 MiB, and 20 of an order. PDF, PNG, JPEG, GIF, WebP, text, CSV, XLSX and
                    mail are kept; what it is, is told by its bytes, and the ending of its name must agree. Neither the order
                    nor its version changes.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(
            responseCode = "201",
            description = "What is known of the file",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    ResponseEntity<?> attach(
            @RequestParam OrderId order,
            @Parameter(description = "such as drawing.pdf; at most 200 characters are kept") @RequestParam String name,
            HttpServletRequest request)
            throws IOException {
        var bytes = request.getInputStream().readNBytes(Attachment.BYTES_MAX + 1);
        return switch (attachFile.handle(new AttachFile.Command(order, name, bytes))) {
            case AttachFile.FileAttached(var attachment) ->
                ResponseEntity.created(URI.create("/api/v1/orders/%s/attachments/%s".formatted(order, attachment.id())))
                        .body(attachment);
            case AttachFile.Empty _ -> throw new Invalid("body", "is empty");
            case AttachFile.TooLarge(var most) -> throw new Invalid("body", "has at most %d bytes".formatted(most));
            case AttachFile.TooMany(var most) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "order-has-too-many-attachments",
                        "An order has at most %d files.".formatted(most),
                        Map.of("order", order));
            case AttachFile.NotWhatItSays(var said) ->
                throw new Invalid(
                        "name", "%s is none of the files that are kept, or not what its ending says".formatted(said));
        };
    }

    @GetMapping(OF_ORDER + "/{attachment}")
    @Operation(summary = "Fetch a file of an order")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> get(@PathVariable OrderId id, @PathVariable UUID attachment) {
        var content = attachments.content(id, attachment);
        return Papers.foreign(content.bytes(), MediaType.parseMediaType(content.type()), content.name(), false);
    }

    @DeleteMapping(OF_ORDER + "/{attachment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take a file off an order",
            description = "For good: only what it was called is kept, in the audit.")
    void remove(@PathVariable OrderId id, @PathVariable UUID attachment) {
        removeAttachment.handle(id, attachment);
    }
}
