package dev.chirograph.server.page;

import dev.chirograph.server.contract.Reply;
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
    public Reply signIn(SignInPage page) {
        return signIn(page.error() == null ? 200 : 400, page);
    }

    /** Shows the sign-in page. */
    public Reply signIn(int status, SignInPage page) {
        return page(status, "signIn.jte", page, page.redirectUri());
    }

    /** Shows the consent page. */
    public Reply consent(ConsentPage page) {
        return page(200, "consent.jte", page, page.redirectUri());
    }

    /** Shows the page that asks for a device's code, after a wrong one with an error. */
    public Reply deviceCode(DeviceCodePage page) {
        return deviceCode(page.error() == null ? 200 : 400, page);
    }

    /** Shows the page that asks for a device's code. */
    public Reply deviceCode(int status, DeviceCodePage page) {
        return page(status, "deviceCode.jte", page, null);
    }

    /** Shows the page that asks whether a device may go on. */
    public Reply deviceConfirm(DeviceConfirmPage page) {
        return page(200, "deviceConfirm.jte", page, null);
    }

    /** Shows the page that asks whether to sign out. */
    public Reply signOut(SignOutPage page) {
        return page(200, "signOut.jte", page, page.redirectUri());
    }

    /** Shows a message. */
    public Reply message(int status, MessagePage page) {
        return page(status, "message.jte", page, null);
    }

    /** Returns the style sheet of all pages. */
    public Reply style() {
        return Reply.text(200, "text/css", PageStyle.TEXT).header("Cache-Control", STYLE_MAY_BE_KEPT);
    }

    private Reply page(int status, String template, Object page, @Nullable String redirectUri) {
        var html = new StringOutput();
        templates.render(template, page, html);
        return Reply.text(status, "text/html", html.toString())
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", ContentPolicy.allowing(redirectUri))
                // For browsers that do not know frame-ancestors.
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer");
    }
}
