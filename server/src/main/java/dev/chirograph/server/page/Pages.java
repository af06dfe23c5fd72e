package dev.chirograph.server.page;

import dev.chirograph.server.runtime.Response;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders pages from the templates in {@code src/main/jte}, which escape every value for its context. Pages are not cached.
 *
 * <p>Thread-safe.
 */
public final class Pages {
    private static final String STYLE_CACHE_CONTROL = "public, max-age=31536000, immutable";

    private final Service service;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    /** @param issuer the public URL of the server; its host is on every page */
    public Pages(URI issuer) {
        this.service = Service.of(issuer);
    }

    /** Returns the login page. */
    public Response signIn(int status, SignInPage page) {
        return page(status, "signIn.jte", page, page.redirectUri());
    }

    /** Returns the consent page. */
    public Response consent(ConsentPage page) {
        return page(200, "consent.jte", page, page.redirectUri());
    }

    /** Returns the page that asks for the code of a device, with status 400 after a wrong one. */
    public Response deviceCode(DeviceCodePage page) {
        return page(page.error() == null ? 200 : 400, "deviceCode.jte", page, null);
    }

    /** Returns the page that asks for consent to a device. */
    public Response deviceConfirm(DeviceConfirmPage page) {
        return page(200, "deviceConfirm.jte", page, null);
    }

    /** Returns the page that asks whether to sign out. */
    public Response signOut(SignOutPage page) {
        return page(200, "signOut.jte", page, page.redirectUri());
    }

    /** Returns the page that explains how to see and revoke access. */
    public Response access() {
        return page(200, "access.jte", Map.of("service", service), null);
    }

    /** Returns the page of a success. */
    public Response message(MessagePage page) {
        return page(200, "message.jte", page, null);
    }

    /** Returns the page of an error. */
    public Response error(int status, ErrorPage page) {
        return page(status, "error.jte", page, null);
    }

    /** Returns the style sheet of all pages. */
    public Response style() {
        return Response.text(200, "text/css", PageStyle.TEXT).header("Cache-Control", STYLE_CACHE_CONTROL);
    }

    private Response page(int status, String template, Object page, @Nullable String redirectUri) {
        return page(status, template, Map.of("service", service, "page", page), redirectUri);
    }

    private Response page(int status, String template, Map<String, Object> values, @Nullable String redirectUri) {
        var html = new StringOutput();
        templates.render(template, values, html);
        return Response.text(status, "text/html", html.toString())
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", ContentPolicy.allowing(redirectUri))
                // For browsers without frame-ancestors.
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer");
    }
}
