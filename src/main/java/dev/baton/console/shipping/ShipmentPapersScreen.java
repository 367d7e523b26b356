package dev.baton.console.shipping;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.documents.ZplLabel;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.platform.web.Papers;
import dev.baton.shipping.RecordPrint;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentPapers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The papers of a shipment for whoever is signed in; programs get theirs from the API, with a key. */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class ShipmentPapersScreen {

    private final ShipmentLookUp lookUp;
    private final ShipmentPapers papers;
    private final RecordPrint recordPrint;

    ShipmentPapersScreen(ShipmentLookUp lookUp, ShipmentPapers papers, RecordPrint recordPrint) {
        this.lookUp = lookUp;
        this.papers = papers;
        this.recordPrint = recordPrint;
    }

    /** @param format pdf for an office printer, zpl for a label printer */
    @GetMapping("/shipments/{shipment}/label")
    Object label(
            Ui ui,
            @PathVariable("shipment") String name,
            @RequestParam(name = "package", defaultValue = "1") int number,
            @RequestParam(defaultValue = "pdf") String format,
            RedirectAttributes redirect) {
        var shipment = lookUp.get(name);
        boolean zpl = format.equals("zpl");
        Optional<byte[]> label = zpl
                ? papers.labelZpl(shipment.id(), number, ZplLabel.Resolution.DPI_203)
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                : papers.labelPdf(shipment.id(), number);
        if (label.isEmpty()) {
            Flash.refused(ui.t("shipping.refused", ui.t("shipping.why-not.no-label")))
                    .on(redirect);
            return "redirect:/shipments/" + shipment.number();
        }
        recordPrint.handle(shipment.id(), number);
        var file = "%s-%d.%s".formatted(shipment.number(), number, zpl ? "zpl" : "pdf");
        return zpl ? Papers.kept(label.get(), MediaType.APPLICATION_OCTET_STREAM, file) : Papers.pdf(label.get(), file);
    }

    @GetMapping("/shipments/{shipment}/packing-slip")
    ResponseEntity<byte[]> packingSlip(@PathVariable("shipment") String name) {
        var shipment = lookUp.get(name);
        return Papers.pdf(papers.packingSlip(shipment.id()), "packing-slip-%s.pdf".formatted(shipment.number()));
    }
}
