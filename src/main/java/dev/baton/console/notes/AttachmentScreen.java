package dev.baton.console.notes;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.notes.AttachFile;
import dev.baton.notes.Attachment;
import dev.baton.notes.AttachmentQueries;
import dev.baton.notes.RemoveAttachment;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.platform.web.LargeBody;
import dev.baton.platform.web.Papers;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of one order: brought, looked at, taken off. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class AttachmentScreen {

    private static final String NEW = "/attachments";

    /** As much as a form with files may have at all. */
    private static final long MOST_AT_ONCE = 33L << 20;

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        LargeBody attachedFiles() {
            return new LargeBody(NEW, MOST_AT_ONCE);
        }
    }

    private final OrderLookUp lookUp;
    private final AttachmentQueries attachments;
    private final AttachFile attachFile;
    private final RemoveAttachment removeAttachment;

    AttachmentScreen(
            OrderLookUp lookUp,
            AttachmentQueries attachments,
            AttachFile attachFile,
            RemoveAttachment removeAttachment) {
        this.lookUp = lookUp;
        this.attachments = attachments;
        this.attachFile = attachFile;
        this.removeAttachment = removeAttachment;
    }

    /** Each by itself, so that one that is not kept stops no other. */
    @PostMapping(NEW)
    String attach(
            Ui ui,
            @RequestParam("order") String name,
            @RequestParam("file") List<MultipartFile> files,
            RedirectAttributes redirect)
            throws IOException {
        var order = lookUp.get(name);
        for (var file : files.stream().limit(Attachment.MOST).toList()) {
            var called = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var bytes = file.getSize() > Attachment.BYTES_MAX ? new byte[Attachment.BYTES_MAX + 1] : file.getBytes();
            say(ui, called, attachFile.handle(new AttachFile.Command(order.id(), called, bytes)), redirect);
        }
        return page(order);
    }

    private static void say(Ui ui, String name, AttachFile.Outcome outcome, RedirectAttributes redirect) {
        var said = switch (outcome) {
            case AttachFile.FileAttached(var file) -> Flash.done(ui.t("attachments.done", file.name()));
            case AttachFile.Empty _ ->
                name.isEmpty()
                        ? Flash.note(ui.t("attachments.none-chosen"))
                        : Flash.refused(ui.t("attachments.empty", name));
            case AttachFile.TooLarge(var most) ->
                Flash.refused(ui.t("attachments.too-large", name, ui.quantity(most >> 20)));
            case AttachFile.TooMany(var most) -> Flash.refused(ui.t("attachments.too-many", name, ui.quantity(most)));
            case AttachFile.NotWhatItSays(var called) -> Flash.refused(ui.t("attachments.not-kept", called));
        };
        said.on(redirect);
    }

    /** @param take whether it is to be taken along rather than shown */
    @GetMapping("/orders/{order}/attachments/{attachment}")
    ResponseEntity<byte[]> open(
            @PathVariable("order") String name,
            @PathVariable UUID attachment,
            @RequestParam(defaultValue = "false") boolean take) {
        var content = attachments.content(lookUp.id(name), attachment);
        return Papers.foreign(
                content.bytes(),
                MediaType.parseMediaType(content.type()),
                content.name(),
                content.kind().isShown() && !take);
    }

    @PostMapping("/orders/{order}/attachments/{attachment}/removal")
    String remove(
            Ui ui, @PathVariable("order") String name, @PathVariable UUID attachment, RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var removed = removeAttachment.handle(order.id(), attachment).attachment();
        Flash.done(ui.t("attachments.removed", removed.name())).on(redirect);
        return page(order);
    }

    private static String page(OrderView order) {
        return "redirect:/orders/" + order.number() + "#files";
    }
}
