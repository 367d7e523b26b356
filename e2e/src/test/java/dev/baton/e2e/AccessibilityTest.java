package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every screen held against WCAG 2.2 AA, as far as axe can tell, in light and dark, at a desk and on a phone. */
class AccessibilityTest extends BrowserJourney {

    private static final String AXE = "/axe.min.js";

    /** Without preloading: axe would fetch what a style sheet imports as if it lay beside the page. */
    private static final String RUN = """
            async () => {
                const found = await axe.run(document, {
                    preload: false,
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                });
                return found.violations.map((broken) =>
                    `${broken.id} (${broken.impact}): ${broken.nodes.slice(0, 3).map((node) =>
                        node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`);
            }
            """;

    private static final List<String> MORE = List.of(
            "/orders/new",
            "/items/new",
            "/customers/C-1001",
            "/balances/ledger",
            "/balances/expected",
            "/people/new",
            "/people/roles",
            "/keys",
            "/sample",
            "/problems");

    @Test
    void every_screen_can_be_used_by_everybody() {
        var screens = new ArrayList<>(page.locator(".rail a[href^='/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .distinct()
                .toList());
        screens.addAll(MORE);
        open("/orders");
        screens.add(page.locator("#orders tbody a").first().getAttribute("href"));
        open("/items");
        screens.add(page.locator("#items tbody a").first().getAttribute("href"));
        var broken = new ArrayList<String>();
        for (var screen : screens) {
            for (var theme : List.of("light", "dark")) {
                context.addCookies(List.of(
                        new Cookie("baton-theme", theme).setUrl(Shared.baton().url("/"))));
                open(screen);
                complaintsOf().forEach(complaint -> broken.add(screen + " " + theme + ": " + complaint));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_door_and_the_floor_can_be_used_by_everybody_on_a_phone() {
        page.setViewportSize(390, 844);
        var broken = new ArrayList<String>();
        for (var screen : List.of("/", "/orders", "/pick", "/pack", "/ship", "/receive")) {
            open(screen);
            complaintsOf().forEach(complaint -> broken.add(screen + ": " + complaint));
        }
        // The page that is left asks nothing any more when its person is gone.
        page.navigate("about:blank");
        context.clearCookies();
        open("/sign-in");
        complaintsOf().forEach(complaint -> broken.add("/sign-in: " + complaint));
        assertThat(broken).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> complaintsOf() {
        page.evaluate(axe());
        return (List<String>) page.evaluate(RUN);
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream(AXE), AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
