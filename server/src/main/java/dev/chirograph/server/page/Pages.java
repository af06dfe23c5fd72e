package dev.chirograph.server.page;

import dev.chirograph.server.contract.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes pages. Safe for use by many threads. */
public final class Pages {
    /** Scheme and host as a source of a content security policy; a URI of a scheme of its own has no host. */
    private static final Pattern SOURCE =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*:)(?<host>//[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?]|$))?");

    /** Shows the sign-in page, after a wrong password with an error. */
    public Reply signIn(SignInPage page) {
        String error = page.error() == null ? "" : "<p role=\"alert\">" + escape(page.error()) + "</p>";
        return html(page.error() == null ? 200 : 400, "Sign in", page.redirectUri(), """
                %s
                <form method="post" action="/sign-in">
                <input type="hidden" name="csrf" value="%s">
                <input type="hidden" name="continue" value="%s">
                <p><label for="username">User name</label>
                <input id="username" name="username" value="%s" autocomplete="username" autocapitalize="none" required></p>
                <p><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required></p>
                <p><button id="sign-in">Sign in</button></p>
                </form>
                """.formatted(
                        error, escape(page.csrf()), escape(page.continueTo()), escape(page.username())));
    }

    /** Shows the consent page. */
    public Reply consent(ConsentPage page) {
        String scopes = page.scopes().stream()
                .map(scope -> "<li>" + escape(scope) + "</li>")
                .collect(Collectors.joining("\n"));
        return html(200, "Do you agree?", page.redirectUri(), """
                <p><strong>%s</strong> asks to do this for you, %s:</p>
                <ul>%s</ul>
                <form method="post" action="/consent">
                <input type="hidden" name="csrf" value="%s">
                <input type="hidden" name="request" value="%s">
                <p><button id="consent-approve" name="decision" value="approve">Approve</button>
                <button id="consent-deny" name="decision" value="deny">Deny</button></p>
                </form>
                """.formatted(
                        escape(page.clientName()),
                        escape(page.username()),
                        scopes,
                        escape(page.csrf()),
                        escape(page.request())));
    }

    /** Shows a message. */
    public Reply message(int status, MessagePage page) {
        return html(status, page.title(), null, "<p>" + escape(page.text()) + "</p>");
    }

    private static Reply html(int status, String title, @Nullable String redirectUri, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), escape(title), body);
        // Browsers hold a redirect after a form against form-action, too.
        return Reply.text(status, "text/html", html)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'" + source(redirectUri)
                                + "; frame-ancestors 'none'; base-uri 'none'");
    }

    private static String source(@Nullable String redirectUri) {
        Matcher matcher = SOURCE.matcher(redirectUri == null ? "" : redirectUri);
        if (!matcher.lookingAt()) {
            return "";
        }
        return " " + matcher.group("scheme") + (matcher.group("host") == null ? "" : matcher.group("host"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
