package dev.baton.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the guide, so that they stay true: {@code ./baton approve} puts those of the last run into
 * {@code docs/images}.
 */
class GuideTest extends BrowserJourney {

    private static final Path TAKEN = Path.of("target", "guide");
    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final Path IMAGES = Path.of("..", "docs", "images");
    private static final Pattern PICTURE = Pattern.compile("\\(\\.\\./images/([^)]+)\\)");
    private static final Pattern PAGE = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)");

    private final Set<String> taken = new TreeSet<>();

    @Test
    void the_pictures_of_the_guide_are_taken() {
        desk("guide-desk", "/?desk=orders");
        desk("guide-management", "/?desk=management");
        desk("guide-warehouse", "/?desk=warehouse");
        desk("guide-finance", "/?desk=finance");
        desk("guide-orders", "/orders");
        open("/orders?view=shipped");
        desk("guide-order", page.locator("#orders tbody a").first().getAttribute("href"));
        page.setViewportSize(390, 844);
        open("/pick");
        take("guide-pick-phone");

        assertThat(taken).as("pictures that the guide shows").containsAll(shown());
    }

    @Test
    void every_picture_and_page_that_the_guide_leads_to_is_there() throws IOException {
        for (var picture : shown()) {
            assertThat(IMAGES.resolve(picture + ".png")).exists();
        }
        try (var pages = Files.list(GUIDE)) {
            for (var page : pages.toList()) {
                var links = PAGE.matcher(Files.readString(page));
                while (links.find()) {
                    assertThat(GUIDE.resolve(links.group(1))).exists();
                }
            }
        }
    }

    private void desk(String name, String address) {
        page.setViewportSize(1440, 900);
        open(address);
        take(name);
    }

    private void take(String name) {
        assertThat(page.locator("h1").first()).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(TAKEN.resolve(name + ".png")));
        taken.add(name);
    }

    private static Set<String> shown() {
        var shown = new TreeSet<String>();
        try (var pages = Files.list(GUIDE)) {
            for (var page : pages.toList()) {
                var pictures = PICTURE.matcher(Files.readString(page));
                while (pictures.find()) {
                    var name = pictures.group(1).replace(".png", "");
                    if (name.startsWith("guide-")) {
                        shown.add(name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown;
    }
}
