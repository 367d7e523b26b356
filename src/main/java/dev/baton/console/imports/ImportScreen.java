package dev.baton.console.imports;

import dev.baton.channels.CancelImport;
import dev.baton.channels.FailedCells;
import dev.baton.channels.FileField;
import dev.baton.channels.Import;
import dev.baton.channels.ImportId;
import dev.baton.channels.ImportQueries;
import dev.baton.channels.RowOutcome;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One import: how far it is, and why rows failed. */
@Controller
@Access(Access.ANYBODY)
class ImportScreen {

    /** A failed row, or one line of a failed order, with what is the matter. */
    private record Failed(long row, String reason, List<String> cells, String line) {}

    private final ImportQueries imports;
    private final CancelImport cancelImport;
    private final FailedCells failedCells;

    ImportScreen(ImportQueries imports, CancelImport cancelImport, FailedCells failedCells) {
        this.imports = imports;
        this.cancelImport = cancelImport;
        this.failedCells = failedCells;
    }

    /** @param file the one that was tried out, which can now be imported */
    @GetMapping("/imports/{id}")
    ModelAndView show(
            Ui ui,
            @PathVariable ImportId id,
            @RequestParam(required = false) @Nullable UUID file,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletResponse response) {
        var one = imports.get(id);
        if (ui.fragment() && one.state().isOver()) {
            // What was asked for is the progress alone; with the end of the work the buttons beside it change too.
            response.setHeader("HX-Refresh", "true");
        }
        var page = imports.rows(id, RowOutcome.FAILED, PageRequest.of(50, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("one", one);
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("file", file == null ? null : file.toString());
        return new ModelAndView("console/imports/import", model);
    }

    /** The rows that failed, with the reason beside each, to be corrected and imported again. */
    @GetMapping(path = "/imports/{id}", params = "export")
    void export(Ui ui, @PathVariable ImportId id, @RequestParam String export, HttpServletResponse response)
            throws IOException {
        var one = imports.get(id);
        var file = Export.<Failed>of(ui, "import-errors")
                .column(ui.t("imports.row"), Failed::row)
                .column(ui.t("imports.reason"), Failed::reason);
        var fields = FileField.of(one.kind());
        for (int i = 0; i < fields.size(); i++) {
            int at = i;
            file.column(fields.get(i).path(), failed -> failed.cells().get(at));
        }
        file.column(ui.t("imports.line"), Failed::line).write(export, response, request -> failed(one, request));
    }

    private Page<Failed> failed(Import one, PageRequest request) {
        var page = imports.rows(one.id(), RowOutcome.FAILED, request);
        return new Page<>(
                page.data().stream()
                        .flatMap(row -> failedCells.of(one.kind(), row).stream()
                                .map(cells -> new Failed(
                                        row.row(),
                                        ImportWords.reason(row),
                                        cells,
                                        cells.stream().allMatch(String::isEmpty) && row.line() != null
                                                ? row.line()
                                                : "")))
                        .toList(),
                page.next());
    }

    @PostMapping("/imports/{id}/cancellation")
    String cancel(Ui ui, @PathVariable ImportId id, RedirectAttributes redirect) {
        Permission.toImport(imports.get(id).kind());
        switch (cancelImport.handle(id)) {
            case CancelImport.ImportCancelled _ ->
                Flash.done(ui.t("imports.cancelled")).on(redirect);
            case CancelImport.AlreadyOver _ -> Flash.note(ui.t("imports.over")).on(redirect);
        }
        return "redirect:/imports/" + id;
    }
}
