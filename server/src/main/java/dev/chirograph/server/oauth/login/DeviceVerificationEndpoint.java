package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.CsrfException;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.grant.DeviceAuthorization;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.TooManyUserCodesException;
import dev.chirograph.server.oauth.grant.UserCodes;
import dev.chirograph.server.oauth.grant.UserScopes;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.page.DeviceCodePage;
import dev.chirograph.server.page.DeviceConfirmPage;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where users type the code that a device shows, and say whether that device may have what it asks for (RFC 8628, section
 * 3.3). The code is looked up for nobody who has not signed in.
 */
public final class DeviceVerificationEndpoint {
    public static final String PATH = "/device";
    public static final String USER_CODE = "user_code";

    private static final String ENTRY = "device";
    private static final String NO_CODE =
            "No device is waiting with this code. Compare it with what the device shows; it may also have expired.";

    private final DeviceAuthorizations authorizations;
    private final Clients clients;
    private final UserDirectory users;
    private final BrowserSessions sessions;
    private final Csrf csrf;
    private final Pages pages;

    /** Asks those who are signed in there. */
    public DeviceVerificationEndpoint(
            DeviceAuthorizations authorizations,
            Clients clients,
            UserDirectory users,
            BrowserSessions sessions,
            Csrf csrf,
            Pages pages) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.csrf = csrf;
        this.pages = pages;
    }

    /** What one user is asked about one device. */
    private record Question(
            DeviceAuthorization authorization, Client client, BrowserSession session, Set<String> scopes) {}

    /**
     * Answers {@code GET /device}. A code in the query, which may come from anybody (section 5.4), at most leads to the
     * question whether one's own device shows it.
     */
    public Response show(ProtocolExchange exchange) {
        return orPage(() -> {
            String userCode = UserCodes.parse(Form.ofQuery(exchange).get(USER_CODE));
            BrowserSession session = userCode == null ? null : sessions.of(exchange);
            return session == null ? entry(exchange, userCode, null) : ask(exchange, userCode, session);
        });
    }

    /** Answers {@code POST /device}: the code, or with it what the user has decided. */
    public Response decide(ProtocolExchange exchange) {
        return orPage(() -> {
            Form form = Form.ofBody(exchange);
            String userCode = UserCodes.parse(form.get(USER_CODE));
            String decision = form.get("decision");
            BrowserSession session = sessions.of(exchange);
            if (decision == null) {
                csrf.check(exchange, form, ENTRY);
            }
            if (userCode == null) {
                return entry(exchange, null, NO_CODE);
            }
            if (session == null) {
                return toSignIn(userCode);
            }
            return decision == null
                    ? ask(exchange, userCode, session)
                    : decide(exchange, form, decision, userCode, session);
        });
    }

    private Response entry(ProtocolExchange exchange, @Nullable String userCode, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, ENTRY);
        String shown = userCode == null ? "" : UserCodes.shown(userCode);
        return pages.deviceCode(new DeviceCodePage(shown, token.value(), error))
                .header("Set-Cookie", token.setCookie());
    }

    private static Response toSignIn(String userCode) {
        String back = PATH + "?" + USER_CODE + "=" + UserCodes.shown(userCode);
        return OauthResponses.noStore(Response.empty(303)
                .header(
                        "Location",
                        "/sign-in?" + Form.of(Map.of("continue", List.of(back))).encoded()));
    }

    private Response ask(ProtocolExchange exchange, String userCode, BrowserSession session) {
        Question question = question(userCode, session);
        if (question == null) {
            return entry(exchange, null, NO_CODE);
        }
        Csrf.Token token = csrf.token(exchange, purpose(question));
        return pages.deviceConfirm(new DeviceConfirmPage(
                        question.client().name(),
                        session.username(),
                        List.copyOf(new TreeSet<>(question.scopes())),
                        UserCodes.shown(userCode),
                        token.value()))
                .header("Set-Cookie", token.setCookie());
    }

    private Response decide(
            ProtocolExchange exchange, Form form, String decision, String userCode, BrowserSession session) {
        Question question = question(userCode, session);
        if (question == null) {
            return entry(exchange, null, NO_CODE);
        }
        csrf.check(exchange, form, purpose(question));
        boolean approved = switch (decision) {
            case "approve" -> true;
            case "deny" -> false;
            default -> throw new OauthException(OAuth2Error.INVALID_REQUEST, "The decision is approve or deny.");
        };
        boolean first = approved
                ? authorizations.approve(question.authorization(), session, question.scopes())
                : authorizations.deny(question.authorization());
        if (!first) {
            return entry(exchange, null, NO_CODE);
        }
        return approved
                ? pages.message(200, new MessagePage("The device is signed in", "You can go back to it now."))
                : pages.message(
                        200, new MessagePage("The device is not signed in", "It does not get what it asked for."));
    }

    private @Nullable Question question(String userCode, BrowserSession session) {
        DeviceAuthorization authorization = authorizations.find(userCode, session.userId());
        Client client = authorization == null ? null : clients.find(authorization.clientId());
        Account account = users.find(session.userId());
        if (authorization == null || client == null || !client.enabled() || account == null) {
            return null;
        }
        Set<String> scopes = Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        if (scopes.isEmpty()) {
            throw new OauthException(
                    OAuth2Error.INVALID_SCOPE, "You may do nothing of what the device asks to do for you.");
        }
        return new Question(authorization, client, session, scopes);
    }

    /** One question, to one user, about these scopes: the answer to another must not count for it. */
    private static String purpose(Question question) {
        return "device " + question.authorization().fingerprint() + " "
                + question.session().id() + " " + Scopes.join(question.scopes());
    }

    private Response orPage(Supplier<Response> page) {
        try {
            return page.get();
        } catch (OauthException e) {
            return pages.message(
                    400,
                    new MessagePage("The device cannot be signed in", e.error().getDescription()));
        } catch (TooManyUserCodesException e) {
            return pages.message(
                    400,
                    new MessagePage(
                            "Too many wrong codes", "Please wait a few minutes, and let the device show a new code."));
        } catch (CsrfException e) {
            return pages.message(
                    403, new MessagePage("This form is not from here", "Open this page again and type the code."));
        } catch (RuntimeException e) {
            return new PageErrors(pages).unavailable(e);
        }
    }
}
