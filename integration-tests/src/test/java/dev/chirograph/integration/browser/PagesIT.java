package dev.chirograph.integration.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.chirograph.integration.browser.Chromium.Screen;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Users sign in, consent, connect devices and sign out, with a real browser, starting from the SDK. */
@Tag("browser")
@ExtendWith(SharedServer.class)
final class PagesIT {
    private static final String CLIENT = "client-development-public";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Path PICTURES = Path.of("target", "browser");

    private static Chromium chromium;

    private final ServerProcess server;
    private ChirographClient administrator;
    private User user;

    PagesIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

    @BeforeEach
    void register() {
        administrator = ChirographClient.builder()
                .endpoint(server.url())
                .trustCertificate(server.certificate())
                .auth(Auth.clientCredentials(server.printed("client id"), server.printed("client secret")))
                .build();
        user = createUser();
    }

    private User createUser() {
        String name = "u-" + UUID.randomUUID();
        return administrator
                .users()
                .create(UserCreate.builder()
                        .username(name)
                        .email(name + "@example.com")
                        .password(PASSWORD)
                        .build());
    }

    @AfterEach
    void end() {
        administrator.close();
    }

    @ParameterizedTest
    @CsvSource({"DESK, true", "DESK, false", "PHONE, true", "PHONE, false"})
    void userSignsInAndApproves(Screen screen, boolean scripts) {
        Page page = chromium.open(screen, scripts);
        SignIn signIn = loopback(address -> {
            page.navigate(address.toString());
            fillIn(page, PASSWORD);
            page.click("#consent-approve");
        });

        try (ChirographClient chirograph = client(signIn)) {
            chirograph.signIn();

            assertEquals(user.id(), chirograph.users().me().id());
        }
        awaitPageOfTheProgram(page);
    }

    @Test
    void userDenies() {
        Page page = chromium.open(Screen.DESK, true);
        SignIn signIn = loopback(address -> {
            page.navigate(address.toString());
            fillIn(page, PASSWORD);
            page.click("#consent-deny");
        });

        try (ChirographClient chirograph = client(signIn)) {
            assertThrows(SignInDeniedException.class, chirograph::signIn);
        }
    }

    @Test
    void wrongPasswordIsAnnouncedAndCanBeRetried() {
        Page page = chromium.open(Screen.DESK, true);
        page.navigate(signInPage());

        fillIn(page, "correct horse battery stable");

        assertEquals(
                "The user name or the password is wrong.",
                page.getByRole(AriaRole.ALERT).textContent());
        assertEquals(user.username(), page.inputValue("#username"));
        assertEquals("", page.inputValue("#password"));
        awaitFocus(page, "password");
        page.fill("#password", PASSWORD);
        page.click("#sign-in");
        page.waitForURL("**/device");
    }

    @Test
    void userConnectsADevice() {
        Page page = chromium.open(Screen.PHONE, false);
        SignIn signIn = DeviceSignIn.showing(code -> {
            page.navigate(code.verificationUri().toString());
            page.fill("#user-code", code.userCode().toLowerCase(Locale.ROOT));
            page.keyboard().press("Enter");
            fillIn(page, PASSWORD);
            page.waitForSelector("#device-approve");
            assertTrue(page.textContent("main").contains(code.userCode()));
            assertTrue(page.textContent("main").contains(server.url().getAuthority()));
            page.click("#device-approve");
            page.waitForSelector("text=The device is signed in");
        });

        try (ChirographClient chirograph = client(signIn)) {
            chirograph.signIn();

            assertEquals(user.id(), chirograph.users().me().id());
        }
    }

    @Test
    void userDeniesADevice() {
        Page page = chromium.open(Screen.DESK, true);
        SignIn signIn = DeviceSignIn.showing(code -> {
            page.navigate(code.verificationUri().toString());
            page.fill("#user-code", code.userCode());
            page.keyboard().press("Enter");
            fillIn(page, PASSWORD);
            page.click("#device-deny");
            page.waitForSelector("text=The device is not signed in");
        });

        try (ChirographClient chirograph = client(signIn)) {
            assertThrows(SignInDeniedException.class, chirograph::signIn);
        }
    }

    @Test
    void anotherUserSignsInByNotYou() {
        User other = createUser();
        Page page = chromium.open(Screen.PHONE, false);
        SignIn signIn = loopback(address -> {
            page.navigate(address.toString());
            fillIn(page, PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Not you?"))
                    .click();
            page.getByLabel("User name").fill(other.username());
            page.getByLabel("Password").fill(PASSWORD);
            page.click("#sign-in");
            page.waitForSelector("#consent-approve");
            assertTrue(page.textContent("main").contains("Signed in as " + other.username()));
            page.click("#consent-approve");
        });

        try (ChirographClient chirograph = client(signIn)) {
            chirograph.signIn();

            assertEquals(other.id(), chirograph.users().me().id());
        }
    }

    @Test
    void errorPageLeadsBackToTheForm() {
        Page page = chromium.open(Screen.DESK, true);
        page.navigate(signInPage());
        page.context().clearCookies();

        fillIn(page, PASSWORD);
        String requestId = page.textContent("#request-id");
        page.click("#back");
        fillIn(page, PASSWORD);

        page.waitForURL("**/device");
        assertFalse(requestId.isEmpty());
    }

    @Test
    void userSignsOut() {
        Page page = chromium.open(Screen.DESK, true);
        page.navigate(signInPage());
        fillIn(page, PASSWORD);
        page.waitForURL("**/device");

        page.navigate(server.url() + "/oauth2/logout");
        boolean asked = page.isVisible("#sign-out");
        page.click("#sign-out");
        page.waitForSelector("text=You are signed out");
        page.navigate(server.url() + "/oauth2/logout");

        assertTrue(asked);
        assertFalse(page.isVisible("#sign-out"));
    }

    @Test
    void keyboardIsEnough() {
        Page page = chromium.open(Screen.DESK, true);
        SignIn signIn = loopback(address -> {
            page.navigate(address.toString());
            awaitFocus(page, "username");
            page.keyboard().type(user.username());
            page.keyboard().press("Tab");
            page.keyboard().type(PASSWORD);
            page.keyboard().press("Tab");
            awaitFocus(page, "sign-in");
            page.keyboard().press("Enter");
            page.waitForSelector("#consent-approve");
            page.keyboard().press("Tab");
            awaitFocus(page, "consent-approve");
            page.keyboard().press("Tab");
            awaitFocus(page, "consent-deny");
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Space");
        });

        try (ChirographClient chirograph = client(signIn)) {
            chirograph.signIn();

            assertEquals(user.id(), chirograph.users().me().id());
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void pagesAreAccessible(Screen screen) {
        Page page = chromium.open(screen, true);
        SignIn signIn = loopback(address -> {
            page.navigate(address.toString());
            look(page, screen, "sign-in");
            fillIn(page, "wrong");
            page.waitForSelector("#error");
            look(page, screen, "sign-in-again");
            fillIn(page, PASSWORD);
            page.waitForSelector("#consent-approve");
            look(page, screen, "consent");
            page.click("#consent-approve");
        });
        try (ChirographClient chirograph = client(signIn)) {
            chirograph.signIn();
        }
        awaitPageOfTheProgram(page);
        SignIn device = DeviceSignIn.showing(code -> {
            page.navigate(code.verificationUri().toString());
            look(page, screen, "device-code");
            page.fill("#user-code", "BBBB-BBBB");
            page.keyboard().press("Enter");
            page.waitForSelector("#error");
            look(page, screen, "device-code-again");
            page.fill("#user-code", code.userCode());
            page.keyboard().press("Enter");
            page.waitForSelector("#device-approve");
            look(page, screen, "device-confirm");
            page.click("#device-approve");
            page.waitForSelector("text=The device is signed in");
            look(page, screen, "device-done");
        });
        try (ChirographClient chirograph = client(device)) {
            chirograph.signIn();
        }
        page.navigate(server.url() + "/oauth2/logout");
        look(page, screen, "sign-out");
        page.navigate(server.url() + "/oauth2/authorize?client_id=nobody");
        look(page, screen, "error");
        page.navigate(server.url() + "/device");
        page.context().clearCookies();
        page.fill("#user-code", "BBBB-BBBB");
        page.keyboard().press("Enter");
        page.waitForSelector("#back");
        look(page, screen, "error-with-link");
        page.navigate(server.url() + "/pages/access");
        look(page, screen, "access");
    }

    @Test
    void pagesLoadNothingElseAndKeepTheirContentSecurityPolicy() {
        Page page = chromium.open(Screen.DESK, true);
        List<String> elsewhere = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(server.url().toString())) {
                elsewhere.add(request.url());
            }
        });
        page.onConsoleMessage(message -> complaints.add(message.text()));

        page.navigate(signInPage());
        fillIn(page, PASSWORD);
        page.waitForURL("**/device");
        page.navigate(server.url() + "/oauth2/logout");
        page.click("#sign-out");
        page.waitForSelector("text=You are signed out");

        assertEquals(List.of(), elsewhere);
        assertEquals(List.of(), complaints);
        assertEquals("", page.evaluate("document.referrer"));
    }

    @Test
    void pagesCannotBeFramed() {
        Page page = chromium.open(Screen.DESK, true);

        page.setContent("<iframe id=\"frame\" src=\"" + signInPage() + "\"></iframe>");
        Frame frame = page.waitForSelector("#frame").contentFrame();
        frame.waitForLoadState();

        assertFalse(frame.isVisible("#username"));
    }

    /** Checks a page in the light and the dark colour scheme, and saves a screenshot of each. */
    private static void look(Page page, Screen screen, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + screen + "-" + scheme + ".png")));
            PageCheck.assertAccessible(page);
        }
    }

    /** The program may have its tokens before the browser has the program's page; a navigation before that is interrupted by it. */
    private static void awaitPageOfTheProgram(Page page) {
        // Not its load event, which may never come: the program may have closed its port.
        page.waitForCondition(() -> page.url().startsWith("http://127.0.0.1:"));
    }

    /** Browsers move the focus to a field with {@code autofocus} when they draw the page, which can be after its load event. */
    private static void awaitFocus(Page page, String id) {
        page.waitForSelector("#" + id + ":focus");
    }

    private void fillIn(Page page, String password) {
        page.getByLabel("User name").fill(user.username());
        page.getByLabel("Password").fill(password);
        page.click("#sign-in");
    }

    private String signInPage() {
        return server.url() + "/sign-in?continue=%2Fdevice";
    }

    private ChirographClient client(SignIn how) {
        return ChirographClient.builder()
                .endpoint(server.url())
                .trustCertificate(server.certificate())
                .auth(Auth.signIn(CLIENT, how, TokenStore.inMemory(null))
                        .scopes("profile", "items:read", "items:write"))
                .build();
    }

    private static LoopbackSignIn loopback(Consumer<URI> opened) {
        return LoopbackSignIn.builder().browser(opened).build();
    }
}
