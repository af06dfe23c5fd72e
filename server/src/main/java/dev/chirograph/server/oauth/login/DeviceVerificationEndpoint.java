package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.grant.DeviceAuthorization;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations.TooManyUserCodesException;
import dev.chirograph.server.oauth.grant.UserCodes;
import dev.chirograph.server.oauth.grant.UserScopes;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.page.DeviceCodePage;
import dev.chirograph.server.page.DeviceConfirmPage;
import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The verification page of the device flow (RFC 8628, section 3.3): the user enters the code that a device shows, and approves or denies
 * the device. A code is looked up only after the login.
 */
final class DeviceVerificationEndpoint {
    public static final String PATH = Operations.SHOW_DEVICE.path();
    public static final String USER_CODE = "user_code";

    private static final String ENTRY = "device";
    private static final String UNKNOWN_CODE =
            "No device is waiting with this code. Compare it with the code on the device; it may also have expired.";

    private final DeviceAuthorizations authorizations;
    private final Clients clients;
    private final UserDirectory users;
    private final BrowserSessions sessions;
    private final Csrf csrf;
    private final Pages pages;
    private final PageErrors pageErrors;

    /** Creates the endpoint. */
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
        this.pageErrors =
                new PageErrors(pages, "The device cannot be connected", form -> new Link(PATH, "Enter the code again"));
    }

    /** A request for a user's consent to a device. */
    private record ConsentRequest(
            DeviceAuthorization authorization, Client client, BrowserSession session, Set<String> scopes) {}

    /**
     * Answers {@code GET /device}. A code in the query may come from an attacker (section 5.4): it only opens the page
     * that asks the user to compare it with the code on the device.
     */
    public Response show(ProtocolExchange exchange) {
        return orErrorPage(exchange, it -> {
            String userCode = UserCodes.parse(Form.ofQuery(it).get(USER_CODE));
            BrowserSession session = userCode == null ? null : sessions.of(it);
            return session == null ? codePage(it, userCode, null) : confirmPage(it, userCode, session);
        });
    }

    /** Answers {@code POST /device}: the code, or the code with the user's decision. */
    public Response decide(ProtocolExchange exchange) {
        return orErrorPage(exchange, it -> {
            Form form = Form.ofBody(it);
            String userCode = UserCodes.parse(form.get(USER_CODE));
            String decision = form.get("decision");
            BrowserSession session = sessions.of(it);
            if (decision == null) {
                csrf.check(it, form, ENTRY);
            }
            if (userCode == null) {
                return codePage(it, null, UNKNOWN_CODE);
            }
            if (session == null) {
                return toLogin(userCode);
            }
            return decision == null
                    ? confirmPage(it, userCode, session)
                    : decide(it, form, decision, userCode, session);
        });
    }

    private Response codePage(ProtocolExchange exchange, @Nullable String userCode, @Nullable String error) {
        Csrf.Token token = csrf.token(exchange, ENTRY);
        String shown = userCode == null ? "" : UserCodes.shown(userCode);
        return pages.deviceCode(new DeviceCodePage(shown, token.value(), error)).cookie(token.setCookie());
    }

    private static Response toLogin(String userCode) {
        String continueTo = PATH + "?" + USER_CODE + "=" + UserCodes.shown(userCode);
        return OauthResponses.noStore(Response.empty(303).header("Location", LoginEndpoint.location(continueTo)));
    }

    private Response confirmPage(ProtocolExchange exchange, String userCode, BrowserSession session) {
        ConsentRequest consentRequest = consentRequest(userCode, session);
        if (consentRequest == null) {
            return codePage(exchange, null, UNKNOWN_CODE);
        }
        Csrf.Token token = csrf.token(exchange, purpose(consentRequest));
        return pages.deviceConfirm(new DeviceConfirmPage(
                        consentRequest.client().name(),
                        session.username(),
                        List.copyOf(new TreeSet<>(consentRequest.scopes())),
                        UserCodes.shown(userCode),
                        token.value()))
                .cookie(token.setCookie());
    }

    private Response decide(
            ProtocolExchange exchange, Form form, String decision, String userCode, BrowserSession session) {
        ConsentRequest consentRequest = consentRequest(userCode, session);
        if (consentRequest == null) {
            return codePage(exchange, null, UNKNOWN_CODE);
        }
        csrf.check(exchange, form, purpose(consentRequest));
        return switch (decision) {
            case "approve" ->
                authorizations.approve(consentRequest.authorization(), session, consentRequest.scopes())
                        ? pages.message(new MessagePage("The device is signed in", "You can continue on the device."))
                        : codePage(exchange, null, UNKNOWN_CODE);
            case "deny" ->
                authorizations.deny(consentRequest.authorization())
                        ? pages.message(new MessagePage("Access denied", "The device is not signed in."))
                        : codePage(exchange, null, UNKNOWN_CODE);
            case "switch-user" -> sessions.end(exchange, toLogin(userCode));
            default ->
                throw new OauthException(
                        OAuth2Error.INVALID_REQUEST, "The decision must be approve, deny or switch-user.");
        };
    }

    private @Nullable ConsentRequest consentRequest(String userCode, BrowserSession session) {
        DeviceAuthorization authorization = authorizations.find(userCode, session.userId());
        Client client = authorization == null ? null : clients.find(authorization.clientId());
        Account account = users.find(session.userId());
        if (authorization == null || client == null || !client.enabled() || account == null) {
            return null;
        }
        Set<String> scopes = Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        if (scopes.isEmpty()) {
            throw new OauthException(
                    OAuth2Error.INVALID_SCOPE, "Your account has none of the permissions that the device asks for.");
        }
        return new ConsentRequest(authorization, client, session, scopes);
    }

    /** Binds the form to one device, one session and the shown scopes: a token of another form is rejected. */
    private static String purpose(ConsentRequest consentRequest) {
        return "device " + consentRequest.authorization().fingerprint() + " "
                + consentRequest.session().id() + " " + Scopes.join(consentRequest.scopes());
    }

    private Response orErrorPage(ProtocolExchange exchange, Function<ProtocolExchange, Response> endpoint) {
        return pageErrors.orErrorPage(exchange, it -> {
            try {
                return endpoint.apply(it);
            } catch (TooManyUserCodesException e) {
                return pageErrors.invalid(
                        it, "Too many wrong codes", "Wait a few minutes, and let the device show a new code.");
            }
        });
    }
}
