package dev.chirograph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.Response;
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

final class PagesTest {
    /** Breaks out of text, of attributes in either kind of quotes, and of a title. */
    private static final String HOSTILE = "\"'></title><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";

    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)\\b((?:[^<>\"]|\"[^\"]*\")*)>");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pages PAGES = new Pages();

    private static Stream<Response> pages(String text) {
        return Stream.of(
                PAGES.signIn(new SignInPage(text, text, text, text, "https://app.example/callback", text)),
                PAGES.consent(new ConsentPage(text, text, List.of(text), text, text, "https://app.example/callback")),
                PAGES.deviceCode(new DeviceCodePage(text, text, text)),
                PAGES.deviceConfirm(new DeviceConfirmPage(text, text, List.of(text), text, text)),
                PAGES.signOut(new SignOutPage(text, text, Map.of("state", text), text, null)),
                PAGES.message(400, new MessagePage(text, text)));
    }

    private static Stream<Response> hostilePages() {
        return pages(HOSTILE);
    }

    private static Stream<Response> ordinaryPages() {
        return pages("text");
    }

    @ParameterizedTest
    @MethodSource("hostilePages")
    void textOfOthersStaysText(Response page) {
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
    void noPageMayBeFramedKeptOrTellWhereItWas(Response page) {
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
    void noPageLoadsAnythingOfAnybodyElse(Response page) {
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
    void everyPageCanBeReadAloud(Response page) {
        String html = html(page);

        assertTrue(html.contains("<html lang=\"en\">"), html);
        assertEquals(1, count(html, "<h1>"), html);
        assertEquals(1, count(html, "<main>"), html);
        TAG.matcher(html)
                .results()
                .filter(tag -> tag.group(1).equals("input") && !tag.group(2).contains("type=\"hidden\""))
                .forEach(input -> assertIsDescribed(html, input));
    }

    /** A label names it, its kind of content is said to whoever fills it in, and an error is said to be about it. */
    private static void assertIsDescribed(String html, MatchResult input) {
        String id =
                ID.matcher(input.group(2)).results().findFirst().orElseThrow().group(1);
        assertTrue(html.contains("<label for=\"" + id + "\">"), html);
        assertTrue(input.group(2).contains(" autocomplete=\""), html);
        assertTrue(input.group(2).contains(" aria-describedby=\"error\""), html);
        assertTrue(html.contains("id=\"error\" role=\"alert\""), html);
    }

    @Test
    void noIdIsThereTwice() {
        for (Response page : ordinaryPages().toList()) {
            List<String> ids = ID.matcher(html(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();

            assertEquals(ids.stream().distinct().toList(), ids);
        }
    }

    @Test
    void theFirstThingToFillInHasTheFocus() {
        String empty = html(PAGES.signIn(new SignInPage("/device", "", "csrf", null, null, null)));
        String named = html(PAGES.signIn(new SignInPage("/device", "ada", "csrf", null, null, null)));

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
    void theFormMayLeadToTheRedirectUriAndNowhereElse(String redirectUri, String source) {
        Response page = PAGES.consent(new ConsentPage("App", "ada", List.of(), "id", "csrf", redirectUri));

        assertEquals(
                "default-src 'none'; style-src 'self'; form-action 'self' " + source
                        + "; frame-ancestors 'none'; base-uri 'none'",
                page.headers().get("Content-Security-Policy"));
    }

    @Test
    void scopesAreExplainedInTheWordsOfTheDocument() {
        String html = html(PAGES.consent(
                new ConsentPage("App", "ada", List.of("items:read"), "id", "csrf", "https://app.example/")));

        assertTrue(html.contains("Read your own items."), html);
        assertTrue(html.contains("<code>items:read</code>"), html);
    }

    @Test
    void theStyleSheetMayBeKeptForEverSinceItsNameChangesWithIt() {
        Response style = PAGES.style();
        String html = html(PAGES.message(200, new MessagePage("Title", "Text")));

        assertEquals("text/css;charset=utf-8", style.mediaType());
        assertEquals("public, max-age=31536000, immutable", style.headers().get("Cache-Control"));
        assertTrue(Pattern.compile("<link rel=\"stylesheet\" href=\"/pages/style\\.css\\?v=[0-9a-f]{16}\">")
                .matcher(html)
                .find());
        assertFalse(html(style).contains("url("));
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
