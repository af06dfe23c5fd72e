package dev.chirograph.server.oauth.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.authorize.AuthorizationRequests;
import dev.chirograph.server.oauth.authorize.SignInHint;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.RefusedException;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.OauthReplies;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignInPage;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks users for name and password, and begins their sign-in. */
public final class SignInEndpoint {
    /** Where it may go on afterwards: nowhere but here. */
    private static final Pattern CONTINUE =
            Pattern.compile("/consent\\?request=[A-Za-z0-9_-]{43}|/device(?:\\?user_code=[A-Za-z0-9-]{1,20})?");

    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_PASSWORD = 128;
    private static final String PURPOSE = "sign-in ";

    private final UserDirectory users;
    private final BrowserSessions sessions;
    private final AuthorizationRequests requests;
    private final Csrf csrf;
    private final Pages pages;

    /** Finds users in the directory. */
    public SignInEndpoint(
            UserDirectory users, BrowserSessions sessions, AuthorizationRequests requests, Csrf csrf, Pages pages) {
        this.users = users;
        this.sessions = sessions;
        this.requests = requests;
        this.csrf = csrf;
        this.pages = pages;
    }

    /** Answers {@code GET /sign-in}. */
    public Reply show(Exchange exchange) {
        return orPage(exchange, it -> {
            String continueTo = continueTo(Form.ofQuery(it));
            SignInHint hint = requests.signInHint(it, continueTo);
            return page(it, continueTo, hint == null || hint.username() == null ? "" : hint.username(), null);
        });
    }

    /** Answers {@code POST /sign-in}. */
    public Reply signIn(Exchange exchange) {
        return orPage(exchange, it -> {
            Form form = Form.ofBody(it);
            String continueTo = continueTo(form);
            csrf.check(it, form, PURPOSE + continueTo);
            String username = form.require("username");
            Account account = authenticate(username, form.require("password"));
            if (account == null || account.disabled()) {
                return page(it, continueTo, username, "The user name or the password is wrong.");
            }
            return OauthReplies.noStore(Reply.empty(303)
                    .header("Location", continueTo)
                    .header("Set-Cookie", sessions.start(it, account).setCookie()));
        });
    }

    private static String continueTo(Form form) {
        String continueTo = form.require("continue");
        if (!CONTINUE.matcher(continueTo).matches()) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "There is nothing to go on with after signing in.");
        }
        return continueTo;
    }

    /** What no user can have is wrong at no cost: its sender knows that already. */
    private @Nullable Account authenticate(String username, String password) {
        boolean possible = username.length() <= LONGEST_USERNAME
                && password.codePointCount(0, password.length()) <= LONGEST_PASSWORD
                && username.indexOf('\0') < 0;
        return possible ? users.authenticate(username, password) : null;
    }

    private Reply page(Exchange exchange, String continueTo, String username, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, PURPOSE + continueTo);
        SignInHint hint = requests.signInHint(exchange, continueTo);
        return pages.signIn(new SignInPage(
                        continueTo,
                        username,
                        token.value(),
                        hint == null ? null : hint.clientName(),
                        hint == null ? null : hint.redirectUri(),
                        error))
                .header("Set-Cookie", token.setCookie());
    }

    private Reply orPage(Exchange exchange, Function<Exchange, Reply> endpoint) {
        try {
            return endpoint.apply(exchange);
        } catch (OauthException e) {
            return pages.message(
                    400, new MessagePage("This sign-in cannot go on", e.error().getDescription()));
        } catch (RefusedException e) {
            return pages.message(
                    403, new MessagePage("This form is not from here", "Go back to the app and begin anew."));
        } catch (HasherBusyException e) {
            return pages.message(503, new MessagePage("Too much is going on", "Please try again in a moment."))
                    .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
        }
    }
}
