package dev.baton.console.imports;

import dev.baton.channels.FileField;
import dev.baton.channels.ImportFile;
import dev.baton.channels.ReceiveImport;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A file before it is imported: what its columns are, and its first rows. */
@Controller
@Access(Access.ANYBODY)
class ImportFileScreen {

    private final ImportFile importFile;

    ImportFileScreen(ImportFile importFile) {
        this.importFile = importFile;
    }

    @GetMapping("/imports/files/{id}")
    ModelAndView show(@PathVariable UUID id) throws IOException {
        var preview = importFile.preview(id);
        Permission.toImport(preview.kind());
        var choices = FileField.of(preview.kind()).stream()
                .map(field -> new Choice(field.path(), field.isRequired() ? field.path() + " *" : field.path()))
                .toList();
        return new ModelAndView("console/imports/file", Map.of("preview", preview, "choices", choices));
    }

    @PostMapping("/imports/files/{id}/start")
    String start(
            Ui ui,
            @PathVariable UUID id,
            @RequestParam List<String> column,
            @RequestParam(defaultValue = "false") boolean dryRun,
            RedirectAttributes redirect)
            throws IOException {
        Permission.toImport(importFile.preview(id).kind());
        var paths = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < column.size(); i++) {
            paths.put(i, column.get(i));
        }
        try {
            if (importFile.start(id, paths, dryRun) instanceof ReceiveImport.ImportReceived(var one)) {
                return "redirect:/imports/%s%s".formatted(one.id(), dryRun ? "?file=" + id : "");
            }
        } catch (Invalid invalid) {
            Flash.note(ui.t("imports.unreadable", invalid.fields().getFirst().message()))
                    .on(redirect);
        }
        return "redirect:/imports/files/" + id;
    }
}
