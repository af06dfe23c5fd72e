package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.CsrfException;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door to authorization requests, from their arrival to their answer. Safe for use by many threads and nodes. */
public final class AuthorizationService {
    private final PushedAuthorizationEndpoint pushed;
    private final AuthorizationEndpoint authorization;
    private final ConsentEndpoint consent;
    private final Pages pages;

    /**
     * Wires what an authorization request passes through.
     *
     * @param issuer this server, and this API: what answers carry as {@code iss}
     */
    public AuthorizationService(
            String issuer,
            Database database,
            Clients clients,
            ClientAuthenticator clientAuthenticator,
            DpopAuthenticator proofs,
            UserDirectory users,
            AuthorizationCodes codes,
            Consents consents,
            IdTokenHints hints,
            BrowserSessions sessions,
            Csrf csrf,
            Pages pages,
            Clock clock) {
        var requests = new AuthorizationRequestReader(clients, hints, issuer);
        var kept = new StoredAuthorizationRequests(database, clock);
        var answers = new AuthorizationResponses(issuer);
        var decisions = new InteractionPolicy(users, consents);
        var flow = new AuthorizationFlow(database, requests, kept, decisions, codes, csrf, answers);
        this.pushed = new PushedAuthorizationEndpoint(clientAuthenticator, proofs, requests, kept);
        this.authorization = new AuthorizationEndpoint(requests, kept, sessions, flow, answers);
        this.consent = new ConsentEndpoint(kept, sessions, flow, consents, csrf, pages);
        this.pages = pages;
    }

    /** Answers {@code POST /oauth2/par}. */
    public Response push(ProtocolExchange exchange) {
        return pushed.push(exchange);
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("authorization_requests", "fingerprint"));
    }

    /** Answers {@code GET /oauth2/authorize}. */
    public Response authorize(ProtocolExchange exchange) {
        return orPage(exchange, authorization::byQuery);
    }

    /** Answers {@code POST /oauth2/authorize}. */
    public Response authorizeByForm(ProtocolExchange exchange) {
        return orPage(exchange, authorization::byForm);
    }

    /** Answers {@code GET /consent}. */
    public Response showConsent(ProtocolExchange exchange) {
        return orPage(exchange, consent::show);
    }

    /** Answers {@code POST /consent}. */
    public Response decideConsent(ProtocolExchange exchange) {
        return orPage(exchange, consent::decide);
    }

    /**
     * Returns what the request that this browser has on its way says to the sign-in page; null when there is none, or none that is
     * good any more.
     *
     * @param continueTo where the sign-in page goes on
     */
    public @Nullable LoginContext signInHint(ProtocolExchange exchange, String continueTo) {
        return consent.signInHint(exchange, continueTo);
    }

    /** Tells the person at the browser what is wrong when it is not certain that the client may be told (RFC 9700, section 4.11). */
    private Response orPage(ProtocolExchange exchange, Function<ProtocolExchange, Response> endpoint) {
        try {
            return endpoint.apply(exchange);
        } catch (OauthException e) {
            return pages.message(
                    400, new MessagePage("This request cannot go on", e.error().getDescription()));
        } catch (CsrfException e) {
            return pages.message(
                    403, new MessagePage("This form is not from here", "Go back to the app and begin anew."));
        }
    }
}
