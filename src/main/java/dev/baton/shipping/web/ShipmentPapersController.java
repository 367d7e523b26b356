package dev.baton.shipping.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.documents.ZplLabel;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Papers;
import dev.baton.platform.web.Problems;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.RecordPrint;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentPapers;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shipments/{shipment}")
@Access("shipments")
@Tag(name = "shipments")
class ShipmentPapersController {

    private static final MediaType ZPL = MediaType.parseMediaType("application/zpl");

    private final ShipmentPapers papers;
    private final ShipmentQueries shipments;
    private final BuyLabel buyLabel;
    private final RecordPrint recordPrint;

    ShipmentPapersController(
            ShipmentPapers papers, ShipmentQueries shipments, BuyLabel buyLabel, RecordPrint recordPrint) {
        this.papers = papers;
        this.shipments = shipments;
        this.buyLabel = buyLabel;
        this.recordPrint = recordPrint;
    }

    @GetMapping("/label")
    @Operation(summary = "Print the label of a package", description = """
            As PDF for an office printer, or as ZPL for a label printer of 203 or 300 dots an inch.""")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/zpl", schema = @Schema(type = "string"))
            })
    ResponseEntity<?> label(
            @PathVariable ShipmentId shipment,
            @RequestParam(defaultValue = "pdf") String format,
            @RequestParam(name = "package", defaultValue = "1") int packageNumber,
            @RequestParam(defaultValue = "203") int dpi) {
        var resolution = switch (dpi) {
            case 203 -> ZplLabel.Resolution.DPI_203;
            case 300 -> ZplLabel.Resolution.DPI_300;
            default -> throw new Invalid("dpi", "must be 203 or 300");
        };
        var view = shipments.get(shipment);
        var name = "%s-%d".formatted(view.number(), packageNumber);
        var answer = switch (format) {
            case "pdf" ->
                answer(papers.labelPdf(shipment, packageNumber), MediaType.APPLICATION_PDF, name + ".pdf", view);
            case "zpl" ->
                answer(
                        papers.labelZpl(shipment, packageNumber, resolution)
                                .map(zpl -> zpl.getBytes(StandardCharsets.US_ASCII)),
                        ZPL,
                        name + ".zpl",
                        view);
            default -> throw new Invalid("format", "must be pdf or zpl");
        };
        if (answer.getStatusCode().is2xxSuccessful()) {
            recordPrint.handle(shipment, packageNumber);
        }
        return answer;
    }

    @PostMapping("/label")
    @Operation(summary = "Ask the carrier for the labels again", description = """
            After a refusal, or without waiting for the next attempt. Labels that were bought are not bought again.""")
    ResponseEntity<ShipmentView> askAgain(@PathVariable ShipmentId shipment) {
        shipments.get(shipment);
        buyLabel.again(shipment);
        var view = shipments.get(shipment);
        return ResponseEntity.ok().eTag(EntityTags.of(view.version())).body(view);
    }

    @GetMapping("/packing-slip")
    @Operation(summary = "Print the packing slip")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> packingSlip(@PathVariable ShipmentId shipment) {
        var name = "packing-slip-%s.pdf".formatted(shipments.get(shipment).number());
        return Papers.shown(papers.packingSlip(shipment), MediaType.APPLICATION_PDF, name);
    }

    private static ResponseEntity<?> answer(Optional<byte[]> label, MediaType type, String name, ShipmentView view) {
        if (label.isPresent()) {
            return Papers.shown(label.get(), type, name);
        }
        return Problems.answer(
                HttpStatus.CONFLICT,
                "label-missing",
                "%s has no label yet.".formatted(view.number()),
                Map.of("purchase", view.purchase()));
    }
}
