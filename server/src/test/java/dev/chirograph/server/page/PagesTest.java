package dev.chirograph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.runtime.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {
    /** A string that would break out of text, of attributes in either kind of quotes, and of a title. */
    private static final String HOSTILE = "\"'></title><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";

    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)\\b((?:[^<>\"]|\"[^\"]*\")*)>");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pages PAGES = new Pages(URI.create("https://api.example:8443"));

    private static Stream<Response> pages(String text) {
        return Stream.of(
                PAGES.signIn(400, new SignInPage(text, text, text, text, "https://app.example/callback", text)),
                PAGES.consent(new ConsentPage(text, text, List.of(text), text, text, "https://app.example/callback")),
                PAGES.deviceCode(new DeviceCodePage(text, text, text)),
                PAGES.deviceConfirm(new DeviceConfirmPage(text, text, List.of(text), text, text)),
                PAGES.signOut(new SignOutPage(text, text, Map.of("state", text), text, null)),
                PAGES.message(new MessagePage(text, text)),
                PAGES.error(400, new ErrorPage(text, text, text, new Link("/" + text, text))));
    }

    private static Stream<Response> hostilePages() {
        return pages(HOSTILE);
    }

    private static Stream<Response> ordinaryPages() {
        return Stream.concat(pages("text"), Stream.of(PAGES.access()));
    }

    @ParameterizedTest
    @MethodSource("hostilePages")
    void valuesAreEscaped(Response page) {
        String html = html(page);

        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"), html);
        assertTrue(html.contains("&amp;amp;"), html);
        assertEquals(1, count(html, "</title>"), html);
        assertTrue(html.contains("alert(1)"), html);
        assertFalse(
                TAG.matcher(html)
                        .results()
                        .anyMatch(
                                tag -> tag.group(2).replaceAll("\"[^\"]*\"", "").contains("onerror")),
                html);
    }

    @ParameterizedTest
    @MethodSource("ordinaryPages")
    void pagesForbidFramingCachingAndReferrer(Response page) {
        Map<String, String> headers = page.headers();

        assertEquals("DENY", headers.get("X-Frame-Options"));
        assertEquals("no-referrer", headers.get("Referrer-Policy"));
        assertEquals("no-store", headers.get("Cache-Control"));
        assertTrue(headers.get("Content-Security-Policy").contains("frame-ancestors 'none'"));
        assertTrue(headers.get("Content-Security-Policy").startsWith("default-src 'none'; style-src 'self'; "));
        assertTrue(headers.get("Content-Security-Policy").endsWith("; base-uri 'none'"));
    }

    @ParameterizedTest
    @MethodSource("ordinaryPages")
    void pagesLoadNothingOfOtherOrigins(Response page) {
        String html = html(page);

        assertFalse(
                Pattern.compile("(?:src|href|action)=\"(?:https?:|//)")
                        .matcher(html)
                        .find(),
                html);
        assertFalse(html.contains("style=\""), html);
    }

    @ParameterizedTest
    @MethodSource("ordinaryPages")
    void pagesAreAccessibleToScreenReaders(Response page) {
        String html = html(page);

        assertTrue(html.contains("<html lang=\"en\">"), html);
        assertEquals(1, count(html, "<h1>"), html);
        assertEquals(1, count(html, "<main>"), html);
        TAG.matcher(html)
                .results()
                .filter(tag -> tag.group(1).equals("input") && !tag.group(2).contains("type=\"hidden\""))
                .forEach(input -> assertIsDescribed(html, input));
    }

    /** Checks that a field has a label, a type for autofill, and a reference to the error. */
    private static void assertIsDescribed(String html, MatchResult input) {
        String id =
                ID.matcher(input.group(2)).results().findFirst().orElseThrow().group(1);
        assertTrue(html.contains("<label for=\"" + id + "\">"), html);
        assertTrue(input.group(2).contains(" autocomplete=\""), html);
        assertTrue(input.group(2).contains(" aria-describedby=\"error\""), html);
        assertTrue(html.contains("id=\"error\" role=\"alert\""), html);
    }

    @Test
    void idsAreUnique() {
        for (Response page : ordinaryPages().toList()) {
            List<String> ids = ID.matcher(html(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();

            assertEquals(ids.stream().distinct().toList(), ids);
        }
    }

    @Test
    void firstEmptyFieldHasTheFocus() {
        String empty = html(PAGES.signIn(200, new SignInPage("/device", "", "csrf", null, null, null)));
        String named = html(PAGES.signIn(200, new SignInPage("/device", "ada", "csrf", null, null, null)));

        assertTrue(tagOf(empty, "username").contains("autofocus"));
        assertFalse(tagOf(empty, "password").contains("autofocus"));
        assertFalse(tagOf(named, "username").contains("autofocus"));
        assertTrue(tagOf(named, "password").contains("autofocus"));
        assertFalse(empty.contains("aria-"), empty);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/callback?x=1,                https://app.example",
        "https://app.example:8443/callback,               https://app.example:8443",
        "http://127.0.0.1:51004/callback,                 http://127.0.0.1:51004",
        "http://[::1]:51004/callback,                     http:",
        "com.example.app:/callback,                       com.example.app:",
        "https://app.example'; script-src x/callback,     https:",
        "https://evil@app.example/callback,               https:"
    })
    void formActionAllowsTheRedirectUriOnly(String redirectUri, String source) {
        Response page = consent(redirectUri);

        assertEquals(
                "default-src 'none'; style-src 'self'; form-action 'self' " + source
                        + "; frame-ancestors 'none'; base-uri 'none'",
                page.headers().get("Content-Security-Policy"));
    }

    @Test
    void scopesHaveTheConsentTextOfTheDocument() {
        String html = html(consent("https://app.example/", "items:read"));

        assertTrue(html.contains("<li>See your items</li>"), html);
        assertTrue(html.contains("<code>items:read</code>"), html);
    }

    @Test
    void scopesAreGroupedByIdentityDataAndLastingAccess() {
        String html = html(consent("https://app.example/", "email", "items:read", "offline_access", "openid"));

        assertEquals(List.of("Who you are", "Your data", "Lasting access"), headings(html));
        assertTrue(html.indexOf("Lasting access</h2>") < html.indexOf(ScopeTexts.of("offline_access")), html);
    }

    @Test
    void groupsWithoutScopesAreLeftOut() {
        assertEquals(List.of("Your data"), headings(html(consent("https://app.example/", "items:read"))));
    }

    @Test
    void scopeNamesAreInTheTechnicalDetailsOnly() {
        String html = html(consent("https://app.example/", "items:read"));

        assertEquals(1, count(html, "items:read"));
        assertTrue(html.indexOf("<details") < html.indexOf("items:read"), html);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/callback,       sent back to <strong>app.example</strong>.",
        "https://app.example:8443/callback,  sent back to <strong>app.example:8443</strong>.",
        "https://evil@app.example/callback,  sent back to <strong>app.example</strong>.",
        "http://127.0.0.1:51004/callback,    sent back to an app on this device (<strong>127.0.0.1:51004</strong>).",
        "http://[::1]:51004/callback,        sent back to an app on this device (<strong>[::1]:51004</strong>).",
        "com.example.app:/callback,          sent back to an app on this device (<strong>com.example.app</strong>).",
    })
    void consentPageNamesTheRedirectHost(String redirectUri, String sentence) {
        String html = html(consent(redirectUri));

        assertTrue(html.contains("You will be " + sentence), html);
    }

    @ParameterizedTest
    @MethodSource("ordinaryPages")
    void pagesNameTheServiceAndItsHost(Response page) {
        String html = html(page);

        assertTrue(html.contains("<strong>Chirograph</strong> <span>api.example:8443</span>"), html);
        assertTrue(html.contains(" - Chirograph</title>"), html);
    }

    @Test
    void consentPagesLetAnotherUserSignInAndLinkToTheAccessPage() {
        for (Response page : List.of(
                consent("https://app.example/"),
                PAGES.deviceConfirm(new DeviceConfirmPage("TV", "ada", List.of(), "BBBB-BBBB", "csrf")))) {
            String html = html(page);

            assertTrue(html.contains("Signed in as <strong>ada</strong>."), html);
            assertTrue(tagOf(html, "switch-user").contains("name=\"decision\" value=\"switch-user\""), html);
            assertTrue(html.contains("<a href=\"/pages/access\">"), html);
        }
    }

    @Test
    void accessPageExplainsHowToRevokeAccess() {
        String html = html(PAGES.access());

        assertTrue(html.contains("<code>GET /sessions</code>"), html);
        assertTrue(html.contains("<code>DELETE /sessions/{session_id}</code>"), html);
        assertTrue(html.contains("<a href=\"/oauth2/logout\">Sign out</a>"), html);
    }

    @Test
    void errorPageHasTheRequestIdAndAWayBack() {
        String html = html(PAGES.error(400, new ErrorPage("Title", "Text", "id-1", new Link("/device", "Again"))));
        String withoutLink = html(PAGES.error(400, new ErrorPage("Title", "Text", "id-1", null)));

        assertTrue(html.contains("<code id=\"request-id\">id-1</code>"), html);
        assertTrue(html.contains("href=\"/device\">Again</a>"), html);
        assertTrue(html.contains("role=\"alert\">Text"), html);
        assertTrue(withoutLink.contains("Go back to the app that sent you here, and start again."), withoutLink);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""})
    void errorPageLinkIsNoOpenRedirect(String path) {
        assertThrows(IllegalArgumentException.class, () -> new Link(path, "Again"));
    }

    @Test
    void styleSheetIsImmutableAndItsUrlChangesWithIt() {
        Response style = PAGES.style();
        String html = html(PAGES.message(new MessagePage("Title", "Text")));

        assertEquals("text/css;charset=utf-8", style.mediaType());
        assertEquals("public, max-age=31536000, immutable", style.headers().get("Cache-Control"));
        assertTrue(Pattern.compile("<link rel=\"stylesheet\" href=\"/pages/style\\.css\\?v=[0-9a-f]{16}\">")
                .matcher(html)
                .find());
        assertFalse(html(style).contains("url("));
    }

    private static Response consent(String redirectUri, String... scopes) {
        return PAGES.consent(new ConsentPage("App", "ada", List.of(scopes), "id", "csrf", redirectUri));
    }

    private static List<String> headings(String html) {
        return Pattern.compile("<h2>([^<]*)</h2>")
                .matcher(html)
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    private static String tagOf(String html, String id) {
        return TAG.matcher(html)
                .results()
                .map(MatchResult::group)
                .filter(tag -> tag.contains(" id=\"" + id + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static int count(String html, String text) {
        return html.split(Pattern.quote(text), -1).length - 1;
    }

    private static String html(Response page) {
        return new String(page.content(), StandardCharsets.UTF_8);
    }
}
