package dev.chirograph.server.oauth.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.authorize.AuthorizationRequests;
import dev.chirograph.server.oauth.authorize.SignInHint;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.KnownBrowsers;
import dev.chirograph.server.oauth.browser.PageRefusals;
import dev.chirograph.server.oauth.guess.PasswordCheck;
import dev.chirograph.server.oauth.guess.TooManyGuessesException;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.OauthReplies;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignInPage;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.users.Account;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks users for name and password, and begins their sign-in. */
public final class SignInEndpoint {
    /** Where it may go on afterwards: nowhere but here. */
    private static final Pattern CONTINUE =
            Pattern.compile("/consent\\?request=[A-Za-z0-9_-]{43}|/device(?:\\?user_code=[A-Za-z0-9-]{1,20})?");

    private static final String PURPOSE = "sign-in ";
    private static final String TITLE = "This sign-in cannot go on";

    /** The same whether there is such a user or not. */
    private static final String WRONG = "The user name or the password is wrong.";

    private static final String BUSY = "Too many people are signing in at this moment. Please try again.";

    private final PasswordCheck passwords;
    private final KnownBrowsers knownBrowsers;
    private final BrowserSessions sessions;
    private final AuthorizationRequests requests;
    private final Csrf csrf;
    private final Pages pages;
    private final PageRefusals refusals;

    /** Wires what a sign-in needs to know, and what it begins. */
    public SignInEndpoint(
            PasswordCheck passwords,
            KnownBrowsers knownBrowsers,
            BrowserSessions sessions,
            AuthorizationRequests requests,
            Csrf csrf,
            Pages pages) {
        this.passwords = passwords;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
        this.requests = requests;
        this.csrf = csrf;
        this.pages = pages;
        this.refusals = new PageRefusals(pages);
    }

    /** Answers {@code GET /sign-in}. */
    public Reply show(Exchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            String continueTo = continueTo(Form.ofQuery(it));
            SignInHint hint = requests.signInHint(it, continueTo);
            return page(it, 200, continueTo, hint == null || hint.username() == null ? "" : hint.username(), null);
        });
    }

    /** Answers {@code POST /sign-in}. */
    public Reply signIn(Exchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            Form form = Form.ofBody(it);
            String continueTo = continueTo(form);
            csrf.check(it, form, PURPOSE + continueTo);
            String username = form.get("username") == null ? "" : form.require("username");
            String password = form.get("password") == null ? "" : form.require("password");
            String account = PasswordCheck.accountOf(username);
            try {
                Account user =
                        passwords.check(username, password, it.call().address(), knownBrowsers.find(it, account));
                return user == null ? page(it, 400, continueTo, username, WRONG) : signedIn(it, continueTo, user);
            } catch (TooManyGuessesException e) {
                return page(it, 429, continueTo, username, wait(e.retryAfter()))
                        .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            } catch (HasherBusyException e) {
                return page(it, 503, continueTo, username, BUSY)
                        .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
            }
        });
    }

    private Reply signedIn(Exchange exchange, String continueTo, Account user) {
        String account = PasswordCheck.accountOf(user.username());
        return OauthReplies.noStore(Reply.empty(303).header("Location", continueTo))
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

    private Reply page(Exchange exchange, int status, String continueTo, String username, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, PURPOSE + continueTo);
        SignInHint hint = requests.signInHint(exchange, continueTo);
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
