package dev.baton.console;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** A JTE template as a view. It renders into memory first, so that a failure is an error page and never half a page. */
final class TemplateView implements View {

    static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final TemplateEngine engine;
    private final String template;
    private final Readers readers;

    TemplateView(TemplateEngine engine, String template, Readers readers) {
        this.engine = engine;
        this.template = template;
        this.readers = readers;
    }

    /** Never null: content negotiation drops a view that does not say what it makes. */
    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
        parameters.put("ui", readers.ui(request));
        var output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        response.setContentType(HTML);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "HX-Request, Cookie, Accept-Language");
        response.setContentLength(output.getContentLength());
        try (var body = response.getOutputStream()) {
            output.writeTo(body);
        }
    }
}
