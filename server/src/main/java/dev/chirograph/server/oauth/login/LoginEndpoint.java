package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.authorize.LoginContext;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.DeviceCookies;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.oauth.throttle.TooManyAttemptsException;
import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignInPage;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.users.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The login page: asks for user name and password, and starts the session of the browser. */
final class LoginEndpoint {
    /** The paths that a login may continue to. All are on this server, so that the page is not an open redirector. */
    private static final Pattern CONTINUE =
            Pattern.compile(Pattern.quote(Operations.SHOW_CONSENT.path()) + "\\?request=[A-Za-z0-9_-]{43}|"
                    + Pattern.quote(Operations.SHOW_DEVICE.path()) + "(?:\\?user_code=[A-Za-z0-9-]{1,20})?");

    private static final String PURPOSE = "sign-in ";

    /** The same message for an unknown user and a wrong password. */
    private static final String WRONG = "The user name or the password is wrong.";

    private static final String BUSY = "Too many people are signing in at the moment. Please try again.";

    private final LoginThrottle logins;
    private final DeviceCookies deviceCookies;
    private final BrowserSessions sessions;
    private final AuthorizationService authorizationRequests;
    private final Csrf csrf;
    private final Pages pages;
    private final PageErrors pageErrors;

    /** Creates the endpoint. */
    public LoginEndpoint(
            LoginThrottle logins,
            DeviceCookies deviceCookies,
            BrowserSessions sessions,
            AuthorizationService authorizationRequests,
            Csrf csrf,
            Pages pages) {
        this.logins = logins;
        this.deviceCookies = deviceCookies;
        this.sessions = sessions;
        this.authorizationRequests = authorizationRequests;
        this.csrf = csrf;
        this.pages = pages;
        this.pageErrors = new PageErrors(pages, "You cannot sign in with this link", LoginEndpoint::formLink);
    }

    /** Answers {@code GET /sign-in}. */
    public Response show(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, it -> {
            String continueTo = continueTo(Form.ofQuery(it));
            LoginContext context = authorizationRequests.loginContext(it, continueTo);
            String username = context == null || context.loginHint() == null ? "" : context.loginHint();
            return page(it, 200, continueTo, username, null);
        });
    }

    /** Answers {@code POST /sign-in}. */
    public Response signIn(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, it -> {
            Form form = Form.ofBody(it);
            String continueTo = continueTo(form);
            csrf.check(it, form, PURPOSE + continueTo);
            String username = form.get("username") == null ? "" : form.require("username");
            String password = form.get("password") == null ? "" : form.require("password");
            String account = LoginThrottle.accountOf(username);
            try {
                Account user = logins.check(username, password, it.call().address(), deviceCookies.find(it, account));
                return user == null ? page(it, 400, continueTo, username, WRONG) : signedIn(it, continueTo, user);
            } catch (TooManyAttemptsException e) {
                return page(it, 429, continueTo, username, tooManyAttempts(e.retryAfter()))
                        .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            } catch (HasherBusyException e) {
                return page(it, 503, continueTo, username, BUSY)
                        .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            }
        });
    }

    private Response signedIn(ProtocolExchange exchange, String continueTo, Account user) {
        String account = LoginThrottle.accountOf(user.username());
        return OauthResponses.noStore(Response.empty(303).header("Location", continueTo))
                .cookie(sessions.start(exchange, user))
                .cookie(deviceCookies.remember(exchange, account, user));
    }

    private static String tooManyAttempts(Duration retryAfter) {
        long minutes = retryAfter.plusMinutes(1).minusSeconds(1).toMinutes();
        return "Too many wrong passwords. Please wait " + (minutes == 1 ? "a minute" : minutes + " minutes")
                + ", or sign in with a browser that you have signed in with before.";
    }

    private static String continueTo(Form form) {
        String continueTo = form.require("continue");
        if (!CONTINUE.matcher(continueTo).matches()) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The link does not lead to a page of this service.");
        }
        return continueTo;
    }

    private static @Nullable Link formLink(Form form) {
        String continueTo = form.get("continue");
        return continueTo != null && CONTINUE.matcher(continueTo).matches()
                ? new Link(location(continueTo), "Back to sign-in")
                : null;
    }

    /** Returns the location of the login page for one of the paths that a login may continue to. */
    static String location(String continueTo) {
        return Operations.SHOW_SIGN_IN.path() + "?"
                + Form.of(Map.of("continue", List.of(continueTo))).encoded();
    }

    private Response page(
            ProtocolExchange exchange, int status, String continueTo, String username, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, PURPOSE + continueTo);
        LoginContext context = authorizationRequests.loginContext(exchange, continueTo);
        return pages.signIn(
                        status,
                        new SignInPage(
                                continueTo,
                                username,
                                token.value(),
                                context == null ? null : context.clientName(),
                                context == null ? null : context.redirectUri(),
                                error))
                .cookie(token.setCookie());
    }
}
