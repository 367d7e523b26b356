package dev.baton.console;

import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the template of a view name such as {@code console/orders/list}. */
final class TemplateViews implements ViewResolver, Ordered {

    private final TemplateEngine engine;
    private final Readers readers;

    TemplateViews(TemplateEngine engine, Readers readers) {
        this.engine = engine;
        this.readers = readers;
    }

    /** Asked first. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return name.startsWith("console/") && engine.hasTemplate(template)
                ? new TemplateView(engine, template, readers)
                : null;
    }
}
