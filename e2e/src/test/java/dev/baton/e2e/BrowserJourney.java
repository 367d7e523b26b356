package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who has signed in, in front of a real browser. Every picture taken on the way lies in {@code target/pictures}. */
abstract class BrowserJourney {

    private static final String EMAIL = "admin@larkspur-ladle.example";
    private static final String PASSWORD = "larkspur";

    static Playwright playwright;
    static Browser browser;

    BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void aBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeIt() {
        playwright.close();
    }

    @BeforeEach
    void somebodySignsIn() {
        page = signedIn(EMAIL);
        context = page.context();
    }

    /** Another person in front of another browser. */
    Page signedIn(String email) {
        var other = stranger(1440, 900);
        other.navigate(Shared.baton().url("/sign-in"));
        other.fill("[name=email]", email);
        other.fill("[name=password]", PASSWORD);
        press(other, "Enter");
        other.waitForURL("**/");
        return other;
    }

    /** Somebody whom Baton has never seen. */
    Page stranger(int width, int height) {
        var opened = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        contexts.add(opened);
        var window = opened.newPage();
        window.onPageError(complaints::add);
        window.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAbandoned(message.text())) {
                complaints.add("%s (%s)".formatted(message.text(), message.location()));
            }
        });
        return window;
    }

    @AfterEach
    void nobodyComplained() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /**
     * What was pressed before may still be leading somewhere else, and a machine may stand still; then that is waited for, and the page
     * asked for once more.
     */
    void open(String path) {
        var address = Shared.baton().url(path);
        try {
            page.navigate(address);
        } catch (PlaywrightException e) {
            page.waitForLoadState();
            page.navigate(address);
        }
    }

    /** What a keyboard-wedge scanner does. */
    void scan(String code) {
        type(code);
        press("Enter");
    }

    void press(String key) {
        press(page, key);
    }

    /** Presses a key once the page listens: what a journey sees of a page is there before its scripts are. */
    static void press(Page window, String key) {
        window.waitForLoadState(LoadState.DOMCONTENTLOADED);
        window.keyboard().press(key);
    }

    void type(String words) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        page.keyboard().type(words);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    /** A quote that is still on its way when the next one is asked for, or the page is left, is given up: no fault. */
    private static boolean isAbandoned(String complaint) {
        return complaint.startsWith("htmx:afterRequest") || complaint.startsWith("htmx:sendAbort");
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
    }
}
