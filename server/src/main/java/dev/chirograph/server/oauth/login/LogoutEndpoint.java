package dev.chirograph.server.oauth.login;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.browser.PostedLogoutHint;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.page.SignOutPage;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Signs users out at a client's wish (OpenID Connect RP-Initiated Logout 1.0). The user is asked first, or any page could sign people out,
 * unless the client shows an ID token that was issued to it in this very session of this very browser (section 2).
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class LogoutEndpoint {
    private static final String PURPOSE = "sign-out";
    private static final String TITLE = "This sign-out cannot go on";

    private final Clients clients;
    private final IdTokenHints hints;
    private final BrowserSessions sessions;
    private final Authorizations authorizations;
    private final Csrf csrf;
    private final Pages pages;
    private final PageErrors refusals;

    /** Wires what a sign-out needs to know, and what it ends. */
    public LogoutEndpoint(
            Clients clients,
            IdTokenHints hints,
            BrowserSessions sessions,
            Authorizations authorizations,
            Csrf csrf,
            Pages pages) {
        this.clients = clients;
        this.hints = hints;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.csrf = csrf;
        this.pages = pages;
        this.refusals = new PageErrors(pages);
    }

    /** Answers {@code GET /oauth2/logout}. */
    public Response byQuery(ProtocolExchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            LogoutRequest request = LogoutRequest.read(Form.ofQuery(it), clients, hints);
            BrowserSession session = sessions.of(it);
            Response reply = session == null || isOf(session, request, it)
                    ? signOut(it, session, request)
                    : ask(it, session, request);
            return PostedLogoutHint.isIn(it) ? reply.cookie(PostedLogoutHint.forget()) : reply;
        });
    }

    /** Answers {@code POST /oauth2/logout}: the answer of the page that asks, or a client's request. */
    public Response byForm(ProtocolExchange exchange) {
        return refusals.orPage(TITLE, exchange, it -> {
            Form form = Form.ofBody(it);
            LogoutRequest request = LogoutRequest.read(form, clients, hints);
            if (form.get("csrf") == null) {
                return followedByGet(request);
            }
            csrf.check(it, form, PURPOSE);
            return signOut(it, sessions.of(it), request);
        });
    }

    private static boolean isOf(BrowserSession session, LogoutRequest request, ProtocolExchange exchange) {
        String sessionId = session.id().toString();
        Client client = request.client();
        return sessionId.equals(request.sessionId())
                || (client != null && PostedLogoutHint.isFor(exchange, sessionId, client.id()));
    }

    /** A form of another site comes without the cookies that say who is signed in (SameSite=Lax); a GET has them. */
    private static Response followedByGet(LogoutRequest request) {
        Response reply =
                OauthResponses.noStore(Response.empty(303).header("Location", "/oauth2/logout" + query(request)));
        Client client = request.client();
        return client == null || request.sessionId() == null
                ? reply
                : reply.cookie(PostedLogoutHint.remember(request.sessionId(), client.id()));
    }

    private static String query(LogoutRequest request) {
        StringBuilder query = new StringBuilder();
        request.fields()
                .forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
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

    private Response signOut(ProtocolExchange exchange, @Nullable BrowserSession session, LogoutRequest request) {
        if (session != null) {
            authorizations.endOfBrowserSession(session.id());
        }
        String location = request.location();
        Response done = location == null
                ? pages.message(200, new MessagePage("You are signed out", "You can close this page."))
                : OauthResponses.noStore(Response.empty(303).header("Location", location));
        return sessions.end(exchange, done);
    }
}
