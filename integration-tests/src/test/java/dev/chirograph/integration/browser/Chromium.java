package dev.chirograph.integration.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own chromium, without a window. Used by the thread that opened it alone. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** On what a person looks at a page. */
    enum Screen {
        DESK(1280, 800),
        PHONE(360, 640);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** Starts Chromium; its path is in the system property {@code browser}. */
    static Chromium start() {
        String executable = System.getProperty("browser", "");
        if (executable.isEmpty()) {
            throw new AssertionError("Set -Dbrowser to the path of chromium, or run .ci/browser, which finds it");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of(executable))
                                    // Builds run as root, for whom chromium has no sandbox; it sees our pages alone.
                                    .setArgs(List.of("--no-sandbox"))));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** Opens a window without any cookies, with or without scripts. */
    Page open(Screen screen, boolean scripts) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setJavaScriptEnabled(scripts)
                // The server has signed its certificate itself.
                .setIgnoreHTTPSErrors(true));
        return person.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
