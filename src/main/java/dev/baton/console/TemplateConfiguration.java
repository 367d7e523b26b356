package dev.baton.console;

import dev.baton.platform.security.Access;
import dev.baton.platform.security.Declared;
import dev.baton.platform.security.WithinScope;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Templates, and what every one of them is given. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    private static final String COMPILED = "dev.baton.console.jte";

    /** Another package than the compiled templates, because a class loader asks its parent first. */
    private static final String RELOADED = "dev.baton.console.reloaded";

    /**
     * Templates compiled with the code; or, when {@code baton.console.templates} names their folder, compiled again
     * whenever they change.
     */
    @Bean
    TemplateEngine templates(@Value("${baton.console.templates:}") String folder) {
        return folder.isBlank()
                ? TemplateEngine.createPrecompiled(null, ContentType.Html, null, COMPILED)
                : reloading(Path.of(folder));
    }

    private static TemplateEngine reloading(Path sources) {
        if (!Files.isDirectory(sources)) {
            throw new IllegalStateException("baton.console.templates is no folder: " + sources.toAbsolutePath());
        }
        return TemplateEngine.create(
                new DirectoryCodeResolver(sources),
                Path.of("target", "reloaded-templates"),
                ContentType.Html,
                TemplateConfiguration.class.getClassLoader(),
                RELOADED);
    }

    @Bean
    TemplateViews templateViews(TemplateEngine templates, Readers readers) {
        return new TemplateViews(templates, readers);
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Ui.Ground ground(
            Assets assets,
            ObjectProvider<SavedViews> views,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> screens) {
        return new Ui.Ground(
                new Messages(),
                assets,
                SingletonSupplier.of(() -> navigation(screens.getObject(), _ -> true)),
                SingletonSupplier.of(() -> navigation(
                        screens.getObject(),
                        screen -> Declared.by(screen, WithinScope.class).isPresent())),
                list -> views.getObject().of(list));
    }

    /** @param open whether what answers is shown to this kind of reader */
    private static Navigation navigation(RequestMappingHandlerMapping screens, Predicate<HandlerMethod> open) {
        var shown = screens.getHandlerMethods().entrySet().stream()
                .filter(screen -> open.test(screen.getValue()))
                .toList();
        var answered = shown.stream()
                .flatMap(screen -> screen.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
        var areas = shown.stream()
                .flatMap(screen -> Declared.by(screen.getValue(), Access.class).stream())
                .map(Access::value)
                .collect(Collectors.toSet());
        return new Navigation(answered::contains, areas);
    }
}
