package dev.chirograph.server.oauth.login;

import dev.chirograph.server.api.Operations;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.browser.PostedLogoutHint;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignOutPage;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The logout endpoint (OpenID Connect RP-Initiated Logout 1.0). The user must confirm, since otherwise any site could
 * sign users out, unless the client sends an ID token that was issued to it in this session of this browser (section
 * 2).
 *
 * <p>Thread-safe, also across nodes.
 */
final class LogoutEndpoint {
    private static final String PURPOSE = "sign-out";

    private final Clients clients;
    private final IdTokenHints hints;
    private final BrowserSessions sessions;
    private final Csrf csrf;
    private final Pages pages;
    private final PageErrors pageErrors;

    /** Creates the endpoint. */
    public LogoutEndpoint(Clients clients, IdTokenHints hints, BrowserSessions sessions, Csrf csrf, Pages pages) {
        this.clients = clients;
        this.hints = hints;
        this.sessions = sessions;
        this.csrf = csrf;
        this.pages = pages;
        this.pageErrors = new PageErrors(
                pages, "This sign-out request is not valid", form -> new Link(Operations.LOGOUT.path(), "Sign out"));
    }

    /** Answers {@code GET /oauth2/logout}. */
    public Response byQuery(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, it -> {
            LogoutRequest request = LogoutRequest.read(Form.ofQuery(it), clients, hints);
            BrowserSession session = sessions.of(it);
            Response response =
                    session == null || isOf(session, request, it) ? signOut(it, request) : ask(it, session, request);
            return PostedLogoutHint.isIn(it) ? response.cookie(PostedLogoutHint.forget()) : response;
        });
    }

    /** Answers {@code POST /oauth2/logout}: the form of the logout page, or a client's request. */
    public Response byForm(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, it -> {
            Form form = Form.ofBody(it);
            LogoutRequest request = LogoutRequest.read(form, clients, hints);
            if (form.get("csrf") == null) {
                return redirectToGet(request);
            }
            csrf.check(it, form, PURPOSE);
            return signOut(it, request);
        });
    }

    private static boolean isOf(BrowserSession session, LogoutRequest request, ProtocolExchange exchange) {
        String sessionId = session.id().toString();
        Client client = request.client();
        return sessionId.equals(request.sessionId())
                || (client != null && PostedLogoutHint.isFor(exchange, sessionId, client.id()));
    }

    /** A cross-site form has no session cookie (SameSite=Lax); the GET of a redirect has it. */
    private static Response redirectToGet(LogoutRequest request) {
        Response redirect = OauthResponses.noStore(
                Response.empty(303).header("Location", Operations.LOGOUT.path() + query(request)));
        Client client = request.client();
        return client == null || request.sessionId() == null
                ? redirect
                : redirect.cookie(PostedLogoutHint.remember(request.sessionId(), client.id()));
    }

    private static String query(LogoutRequest request) {
        if (request.fields().isEmpty()) {
            return "";
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.fields().forEach((name, value) -> parameters.put(name, List.of(value)));
        return "?" + Form.of(parameters).encoded();
    }

    private Response ask(ProtocolExchange exchange, BrowserSession session, LogoutRequest request) {
        Csrf.Token token = csrf.token(exchange, PURPOSE);
        Client client = request.client();
        return pages.signOut(new SignOutPage(
                        session.username(),
                        client == null ? null : client.name(),
                        request.fields(),
                        token.value(),
                        request.redirectUri()))
                .cookie(token.setCookie());
    }

    private Response signOut(ProtocolExchange exchange, LogoutRequest request) {
        String location = request.location();
        Response done = location == null
                ? pages.message(new MessagePage("You are signed out", "You can close this page."))
                : OauthResponses.noStore(Response.empty(303).header("Location", location));
        return sessions.end(exchange, done);
    }
}
