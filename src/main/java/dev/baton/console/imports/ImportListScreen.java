package dev.baton.console.imports;

import dev.baton.channels.ImportFile;
import dev.baton.channels.ImportKind;
import dev.baton.channels.ImportQueries;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.LargeBody;
import java.io.IOException;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was imported, and where the next file is handed in. Who may not read a kind of thing sees no import of it. */
@Controller
@Access(Access.ANYBODY)
class ImportListScreen {

    private static final String UPLOAD = "/imports/files";

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        /** A little more than the file, for the form around it. */
        @Bean
        LargeBody importFiles() {
            return new LargeBody(UPLOAD, ImportFile.MOST_BYTES + (64L << 10));
        }
    }

    private final ImportQueries imports;
    private final ImportFile importFile;

    ImportListScreen(ImportQueries imports, ImportFile importFile) {
        this.imports = imports;
        this.importFile = importFile;
    }

    @GetMapping("/imports")
    ModelAndView show(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = imports.list(PageRequest.of(20, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("kinds", ImportWords.kinds(ui));
        model.put("next", page.next());
        return new ModelAndView("console/imports/list", model);
    }

    @PostMapping(UPLOAD)
    String upload(
            Ui ui,
            @RequestParam ImportKind kind,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect)
            throws IOException {
        Permission.toImport(kind);
        try {
            var name =
                    Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", "");
            return "redirect:/imports/files/" + importFile.upload(kind, name, partner, file.getBytes());
        } catch (Invalid | IOException e) {
            Flash.note(ui.t(
                            "imports.unreadable",
                            e instanceof Invalid invalid
                                    ? invalid.fields().getFirst().message()
                                    : "could not be read"))
                    .on(redirect);
            return "redirect:/imports";
        }
    }
}
