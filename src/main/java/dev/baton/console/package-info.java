/**
 * Every screen, and the frame that makes them look like one product.
 *
 * <p>A screen is one class in {@code console.<area>} and one template in {@code src/main/jte/console/<area>/}:
 *
 * <pre>{@code
 * @Controller
 * class SiteListScreen {
 *
 *     @GetMapping("/sites")
 *     ModelAndView show(Ui ui) {
 *         return new ModelAndView("console/sites/list", Map.of("sites", sites.all()));
 *     }
 * }
 * }</pre>
 *
 * <p>The template names its parameters and puts its content into the frame. {@link dev.baton.console.Ui} is given to
 * every template as {@code ui}; what a template is given must be public, because templates are compiled into a package
 * of their own.
 *
 * <pre>{@code
 * @import dev.baton.console.Ui
 * @param Ui ui
 * @param List<Site> sites
 * @template.console.layout.page(ui = ui, title = ui.t("sites.title"), content = @`…`)
 * }</pre>
 *
 * <p>Words live in {@code src/main/resources/messages/<area>.properties} and {@code <area>_es.properties}; a test
 * compares them with each other and with what the templates ask for. Components are in
 * {@code src/main/jte/console/component/}, one file each, each with its parameters at the top. No inline script, style
 * or event handler: the content security policy refuses them. An entry of the rail appears when a screen answers at
 * its address.
 */
@NullMarked
package dev.baton.console;

import org.jspecify.annotations.NullMarked;
