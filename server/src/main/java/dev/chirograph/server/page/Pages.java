package dev.chirograph.server.page;

import dev.chirograph.server.runtime.Response;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages from the templates in {@code src/main/jte}, which escape every value for the place where it stands. No cache keeps them.
 *
 * <p>Safe for use by many threads.
 */
public final class Pages {
    private static final String STYLE_MAY_BE_KEPT = "public, max-age=31536000, immutable";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    /** Shows the sign-in page, after a wrong password with an error. */
    public Response signIn(SignInPage page) {
        return signIn(page.error() == null ? 200 : 400, page);
    }

    /** Shows the sign-in page. */
    public Response signIn(int status, SignInPage page) {
        return page(status, "signIn.jte", page, page.redirectUri());
    }

    /** Shows the consent page. */
    public Response consent(ConsentPage page) {
        return page(200, "consent.jte", page, page.redirectUri());
    }

    /** Shows the page that asks for a device's code, after a wrong one with an error. */
    public Response deviceCode(DeviceCodePage page) {
        return deviceCode(page.error() == null ? 200 : 400, page);
    }

    /** Shows the page that asks for a device's code. */
    public Response deviceCode(int status, DeviceCodePage page) {
        return page(status, "deviceCode.jte", page, null);
    }

    /** Shows the page that asks whether a device may go on. */
    public Response deviceConfirm(DeviceConfirmPage page) {
        return page(200, "deviceConfirm.jte", page, null);
    }

    /** Shows the page that asks whether to sign out. */
    public Response signOut(SignOutPage page) {
        return page(200, "signOut.jte", page, page.redirectUri());
    }

    /** Shows a message. */
    public Response message(int status, MessagePage page) {
        return page(status, "message.jte", page, null);
    }

    /** Returns the style sheet of all pages. */
    public Response style() {
        return Response.text(200, "text/css", PageStyle.TEXT).header("Cache-Control", STYLE_MAY_BE_KEPT);
    }

    private Response page(int status, String template, Object page, @Nullable String redirectUri) {
        var html = new StringOutput();
        templates.render(template, page, html);
        return Response.text(status, "text/html", html.toString())
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", ContentPolicy.allowing(redirectUri))
                // For browsers that do not know frame-ancestors.
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer");
    }
}
