package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
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
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignInPage;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.users.Account;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks users for name and password, and begins their sign-in. */
public final class LoginEndpoint {
    /** Where it may go on afterwards: nowhere but here. */
    private static final Pattern CONTINUE =
            Pattern.compile("/consent\\?request=[A-Za-z0-9_-]{43}|/device(?:\\?user_code=[A-Za-z0-9-]{1,20})?");

    private static final String PURPOSE = "sign-in ";
    private static final String TITLE = "This sign-in cannot go on";

    /** The same whether there is such a user or not. */
    private static final String WRONG = "The user name or the password is wrong.";

    private static final String BUSY = "Too many people are signing in at this moment. Please try again.";

    private final LoginThrottle passwords;
    private final DeviceCookies knownBrowsers;
    private final BrowserSessions sessions;
    private final AuthorizationService requests;
    private final Csrf csrf;
    private final Pages pages;
    private final PageErrors refusals;

    /** Wires what a sign-in needs to know, and what it begins. */
    public LoginEndpoint(
            LoginThrottle passwords,
            DeviceCookies knownBrowsers,
            BrowserSessions sessions,
            AuthorizationService requests,
            Csrf csrf,
            Pages pages) {
        this.passwords = passwords;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
        this.requests = requests;
        this.csrf = csrf;
        this.pages = pages;
        this.refusals = new PageErrors(pages);
    }

    /** Answers {@code GET /sign-in}. */
    public Response show(ProtocolExchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            String continueTo = continueTo(Form.ofQuery(it));
            LoginContext hint = requests.signInHint(it, continueTo);
            return page(it, 200, continueTo, hint == null || hint.username() == null ? "" : hint.username(), null);
        });
    }

    /** Answers {@code POST /sign-in}. */
    public Response signIn(ProtocolExchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            Form form = Form.ofBody(it);
            String continueTo = continueTo(form);
            csrf.check(it, form, PURPOSE + continueTo);
            String username = form.get("username") == null ? "" : form.require("username");
            String password = form.get("password") == null ? "" : form.require("password");
            String account = LoginThrottle.accountOf(username);
            try {
                Account user =
                        passwords.check(username, password, it.call().address(), knownBrowsers.find(it, account));
                return user == null ? page(it, 400, continueTo, username, WRONG) : signedIn(it, continueTo, user);
            } catch (TooManyAttemptsException e) {
                return page(it, 429, continueTo, username, wait(e.retryAfter()))
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
                .cookie(sessions.start(exchange, user).setCookie())
                .cookie(knownBrowsers.remember(exchange, account, user));
    }

    private static String wait(Duration wait) {
        long minutes = wait.plusMinutes(1).minusSeconds(1).toMinutes();
        return "There were too many wrong passwords. Please wait " + (minutes == 1 ? "a minute" : minutes + " minutes")
                + ", or sign in where you have signed in before.";
    }

    private static String continueTo(Form form) {
        String continueTo = form.require("continue");
        if (!CONTINUE.matcher(continueTo).matches()) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "There is nothing to go on with after signing in.");
        }
        return continueTo;
    }

    private Response page(
            ProtocolExchange exchange, int status, String continueTo, String username, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, PURPOSE + continueTo);
        LoginContext hint = requests.signInHint(exchange, continueTo);
        return pages.signIn(
                        status,
                        new SignInPage(
                                continueTo,
                                username,
                                token.value(),
                                hint == null ? null : hint.clientName(),
                                hint == null ? null : hint.redirectUri(),
                                error))
                .cookie(token.setCookie());
    }
}
