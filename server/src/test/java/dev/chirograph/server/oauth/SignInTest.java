package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the login page. */
final class SignInTest {
    private static final String PAGE = "/sign-in?continue=%2Fdevice";

    @TempDir
    private Path folder;

    private RunningAuthorizationServer server;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Page signIn(Browser browser, String username, String password) throws Exception {
        return browser.submit(browser.get(PAGE), "/sign-in", "username", username, "password", password);
    }

    @Test
    void loginRedirectsWith303() throws Exception {
        Page done = signIn(browser, "user", "secret");

        assertEquals("303 /device ", done.refusal());
        assertEquals("no-store", done.header("Cache-Control"));
        for (String cookie : done.http().headers().allValues("Set-Cookie")) {
            assertTrue(cookie.startsWith("__Host-"), cookie);
            assertTrue(cookie.endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax"), cookie);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/consent",
                "/consent?request=../../evil",
                "/device@evil.example",
                "/device?user_code=ABCD-EFGH&next=https://evil.example",
                "/device\r\nSet-Cookie: x=y",
                "javascript:alert(1)",
                "/sign-in?continue=%2Fdevice"
            })
    void continueIsNoOpenRedirect(String target) throws Exception {
        Page shown = browser.get("/sign-in?" + RunningAuthorizationServer.form("continue", target));
        Page posted = browser.submit(
                browser.get(PAGE), "/sign-in", "continue", target, "username", "user", "password", "secret");

        assertEquals(400, shown.status());
        assertEquals(400, posted.status());
        assertEquals("", posted.location());
        assertEquals("", browser.cookie("__Host-session"));
    }

    @Test
    void formWithoutTheCsrfTokenIsRejected() throws Exception {
        Page page = browser.get(PAGE);
        String csrf = page.hidden().get("csrf");
        Browser other = new Browser(server);
        other.get(PAGE);

        Page without = browser.post("/sign-in", "continue", "/device", "username", "user", "password", "secret");
        Page ofAnother =
                other.post("/sign-in", "csrf", csrf, "continue", "/device", "username", "user", "password", "secret");
        Page ofAnotherForm = browser.post(
                "/sign-in",
                "csrf",
                csrf,
                "continue",
                "/device?user_code=ABCD-EFGH",
                "username",
                "user",
                "password",
                "secret");

        assertEquals(List.of(403, 403, 403), List.of(without.status(), ofAnother.status(), ofAnotherForm.status()));
        assertEquals("", browser.cookie("__Host-session") + other.cookie("__Host-session"));
    }

    @Test
    void csrfErrorPageLinksBackToTheSignInPage() throws Exception {
        Page error = browser.post("/sign-in", "continue", "/device", "username", "user", "password", "secret");

        assertEquals(403, error.status());
        assertTrue(error.text().contains("href=\"" + PAGE + "\">Back to sign-in"), error.text());
    }

    @Test
    void errorPageLinksNowhereElse() throws Exception {
        Page error = browser.post("/sign-in", "continue", "https://evil.example/", "username", "user");

        assertEquals(400, error.status());
        assertFalse(error.text().contains("evil.example"), error.text());
        assertFalse(error.text().contains("id=\"back\""), error.text());
    }

    @Test
    void unknownUserAndWrongPasswordGetTheSameResponse() throws Exception {
        Page unknown = signIn(browser, "ursa", "wrong-password");
        Page wrong = signIn(browser, "user", "wrong-password");

        assertEquals(400, unknown.status());
        assertEquals(400, wrong.status());
        assertEquals(wrong.text().replace("user\"", "ursa\""), unknown.text().replace("user\"", "ursa\""));
        assertEquals(
                wrong.http().headers().map().keySet(),
                unknown.http().headers().map().keySet());
        assertTrue(wrong.text().contains("value=\"user\""), wrong.text());
        assertFalse(wrong.text().contains("wrong-password"), wrong.text());
    }

    @Test
    void loginReplacesTheSessionCookieAndInvalidatesTheOldOne() throws Exception {
        signIn(browser, "user", "secret");
        String first = browser.cookie("__Host-session");
        signIn(browser, "user", "secret");
        String second = browser.cookie("__Host-session");

        assertNotEquals(first, second);
        assertFalse(isSignedIn("__Host-session=" + first));
        assertTrue(isSignedIn("__Host-session=" + second));
    }

    @Test
    void plantedSessionCookieIsNotAdopted() throws Exception {
        String planted = "A".repeat(43);

        Page page = new Page(
                server.send(HttpRequest.newBuilder(server.api(PAGE)).header("Cookie", "__Host-session=" + planted))
                        .http());
        String browserCookie =
                page.http().headers().allValues("Set-Cookie").getFirst().split(";")[0];
        Answer done = server.send(HttpRequest.newBuilder(server.api("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "__Host-session=" + planted + "; " + browserCookie)
                .POST(BodyPublishers.ofString(RunningAuthorizationServer.form(
                        "csrf",
                        page.hidden().get("csrf"),
                        "continue",
                        "/device",
                        "username",
                        "user",
                        "password",
                        "secret"))));

        assertEquals(303, done.status());
        assertFalse(done.http().headers().allValues("Set-Cookie").toString().contains(planted));
        assertFalse(isSignedIn("__Host-session=" + planted));
    }

    @Test
    void cookieOfAnotherNameOrADuplicateIsIgnored() throws Exception {
        signIn(browser, "user", "secret");
        String session = browser.cookie("__Host-session");

        assertTrue(isSignedIn("theme=dark; __Host-session=" + session));
        assertFalse(isSignedIn("theme=dark,__Host-session=" + session));
        assertFalse(isSignedIn("__Host-session=" + session + "; __Host-session=" + "B".repeat(43)));
    }

    @Test
    void sessionExpiresAfterTwoIdleHours() throws Exception {
        signIn(browser, "user", "secret");
        String cookie = "__Host-session=" + browser.cookie("__Host-session");

        server.clock.advance(Duration.ofMinutes(119));
        boolean before = isSignedIn(cookie);
        server.clock.advance(Duration.ofMinutes(119));
        boolean extended = isSignedIn(cookie);
        server.clock.advance(Duration.ofMinutes(121));

        assertTrue(before);
        assertTrue(extended);
        assertFalse(isSignedIn(cookie));
    }

    @Test
    void sessionExpiresAfterTwelveHours() throws Exception {
        signIn(browser, "user", "secret");
        String cookie = "__Host-session=" + browser.cookie("__Host-session");

        for (int hour = 1; hour < 12; hour++) {
            server.clock.advance(Duration.ofHours(1));
            assertTrue(isSignedIn(cookie));
        }
        server.clock.advance(Duration.ofHours(1));

        assertFalse(isSignedIn(cookie));
    }

    @Test
    void tooManyWrongPasswordsAreAnsweredWith429AndRetryAfter() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(400, signIn(browser, "user", "wrong").status());
        }

        Page slowed = signIn(browser, "user", "secret");
        Page slowedInCapitals = signIn(browser, "USER", "secret");
        Answer slowedElsewhere = server.signIn("username", "user", "password", "secret");

        assertEquals(429, slowed.status());
        assertEquals("60", slowed.header("Retry-After"));
        assertTrue(slowed.text().contains("Please wait a minute"), slowed.text());
        assertEquals(429, slowedInCapitals.status());
        assertEquals("429 temporarily_unavailable", slowedElsewhere.refusal());
        assertEquals("60", slowedElsewhere.header("Retry-After"));
    }

    @Test
    void loginIsPossibleAfterRetryAfter() throws Exception {
        for (int i = 0; i < 5; i++) {
            signIn(browser, "user", "wrong");
        }

        server.clock.advance(Duration.ofSeconds(60));

        assertEquals(303, signIn(browser, "user", "secret").status());
    }

    @Test
    void unknownUserIsThrottledToo() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(400, signIn(browser, "nobody", "wrong").status());
        }

        assertEquals(429, signIn(browser, "nobody", "wrong").status());
    }

    @Test
    void deviceCookieIsNotThrottledByAttemptsOfOthers() throws Exception {
        signIn(browser, "user", "secret");
        Browser attacker = new Browser(server);
        for (int i = 0; i < 10; i++) {
            signIn(attacker, "user", "wrong");
        }

        assertEquals(429, signIn(attacker, "user", "secret").status());
        assertEquals(303, signIn(browser, "user", "secret").status());
    }

    @Test
    void deviceCookieIsThrottledByItsOwnAttempts() throws Exception {
        signIn(browser, "user", "secret");
        for (int i = 0; i < 10; i++) {
            assertEquals(400, signIn(browser, "user", "wrong").status());
        }

        assertEquals(429, signIn(browser, "user", "secret").status());
    }

    @Test
    void concurrentAttemptsAreAllCounted() throws Exception {
        Callable<Answer> guess = () -> server.signIn("username", "user", "password", "wrong");
        AtOnce.run(Collections.nCopies(16, guess));

        server.clock.advance(Duration.ofMinutes(1));

        // Each attempt beyond the five must be awaited, too, unless it was rejected immediately.
        assertEquals("429 temporarily_unavailable", guess.call().refusal());
    }

    @Test
    void concurrentLoginsOfOneUserAreNotThrottled() throws Exception {
        Callable<Answer> signIn = () -> server.signIn("username", "user", "password", "secret");

        List<Answer> answers = AtOnce.run(Collections.nCopies(12, signIn));

        // On a slow machine some may get 503; none may get a result of the password check.
        assertTrue(answers.stream().anyMatch(answer -> answer.status() == 200));
        assertTrue(answers.stream().noneMatch(answer -> answer.status() == 429));
    }

    /** The device page redirects to the login page without a session; the consent page would do so, too. */
    private boolean isSignedIn(String cookie) throws Exception {
        Answer page =
                server.send(HttpRequest.newBuilder(server.api("/oauth2/logout")).header("Cookie", cookie));
        return page.http().body().contains("id=\"sign-out\"");
    }
}
