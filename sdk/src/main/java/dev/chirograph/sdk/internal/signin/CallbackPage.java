package dev.chirograph.sdk.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page at the redirect URI. It runs no script, loads nothing and sends no {@code Referer}. */
enum CallbackPage {
    SIGNED_IN("200 OK", "You are signed in", "You can close this window and return to the application."),
    FAILED("200 OK", "Sign-in failed", "Close this window. The application shows the reason."),
    NOT_FOUND("404 Not Found", "Not found", "This address does not belong to your sign-in.");

    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;"
            + "padding:0 1rem;color:#1c1c1c;background:#fff}@media(prefers-color-scheme:dark){body{color:#eee;background:#1c1c1c}}";

    private final byte[] response;

    CallbackPage(String status, String title, String text) {
        byte[] body = ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width\"><title>" + title + "</title><style>" + STYLE
                        + "</style></head><body><main><h1>" + title + "</h1><p>" + text + "</p></main></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + "\r\n"
                        + "Content-Type: text/html; charset=utf-8\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "Content-Security-Policy: default-src 'none'; style-src '" + hash(STYLE)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
                        + "Referrer-Policy: no-referrer\r\n"
                        + "X-Content-Type-Options: nosniff\r\n"
                        + "Cache-Control: no-store\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.response = new byte[head.length + body.length];
        System.arraycopy(head, 0, response, 0, head.length);
        System.arraycopy(body, 0, response, head.length, body.length);
    }

    /** Returns the whole HTTP response, which must not be modified. */
    byte[] response() {
        return response;
    }

    /** Allows only this inline style (CSP Level 3, section 2.3.1). */
    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
