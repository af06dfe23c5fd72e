package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.PageErrors;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entry point for authorization requests, from their arrival to the response. Thread-safe, also across nodes. */
public final class AuthorizationService {
    private final PushedAuthorizationEndpoint pushedAuthorization;
    private final AuthorizationEndpoint authorization;
    private final ConsentEndpoint consent;
    private final AuthorizationFlow flow;
    private final Interactions interactions;
    private final PageErrors pageErrors;

    /**
     * Wires the endpoints.
     *
     * @param issuer the {@code iss} of authorization responses, and the default audience of access tokens
     */
    public AuthorizationService(
            String issuer,
            Database database,
            Clients clients,
            ClientAuthenticator clientAuthenticator,
            DpopAuthenticator dpopAuthenticator,
            UserDirectory users,
            AuthorizationCodes codes,
            Consents consents,
            IdTokenHints idTokenHints,
            BrowserSessions sessions,
            Csrf csrf,
            Pages pages,
            Clock clock) {
        var requestReader = new AuthorizationRequestReader(clients, idTokenHints, issuer);
        var storedRequests = new StoredAuthorizationRequests(database, clock);
        var responses = new AuthorizationResponses(issuer);
        var interactionPolicy = new InteractionPolicy(users, consents);
        this.flow = new AuthorizationFlow(database, requestReader, storedRequests, interactionPolicy, codes, responses);
        this.interactions = new Interactions(storedRequests, csrf);
        this.pushedAuthorization =
                new PushedAuthorizationEndpoint(clientAuthenticator, dpopAuthenticator, requestReader, storedRequests);
        this.authorization =
                new AuthorizationEndpoint(requestReader, storedRequests, sessions, flow, interactions, responses);
        this.consent = new ConsentEndpoint(sessions, flow, interactions, consents, csrf, pages);
        this.pageErrors = new PageErrors(pages, "This sign-in request is not valid", AuthorizationService::consentLink);
    }

    /** Returns the rows that can be purged. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("authorization_requests", "fingerprint"));
    }

    /** Answers {@code POST /oauth2/par}. */
    public Response push(ProtocolExchange exchange) {
        return pushedAuthorization.push(exchange);
    }

    /** Answers {@code GET /oauth2/authorize}. */
    public Response authorize(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, authorization::byQuery);
    }

    /** Answers {@code POST /oauth2/authorize}. */
    public Response authorizeByForm(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, authorization::byForm);
    }

    /** Answers {@code GET /consent}. */
    public Response showConsent(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, consent::show);
    }

    /** Answers {@code POST /consent}. */
    public Response decideConsent(ProtocolExchange exchange) {
        return pageErrors.orErrorPage(exchange, consent::decide);
    }

    private static @Nullable Link consentLink(Form form) {
        String id = form.get("request");
        return id != null && StoredAuthorizationRequests.isId(id)
                ? new Link(Interactions.consentPath(id), "Back to the request")
                : null;
    }

    /**
     * Returns the content of the login page for this browser's authorization request.
     *
     * @param continueTo the path to which the login page continues
     * @return null if the path is not that of an authorization request, or the request is no longer valid
     */
    public @Nullable LoginContext loginContext(ProtocolExchange exchange, String continueTo) {
        StoredAuthorizationRequest storedRequest = interactions.continuedBy(exchange, continueTo);
        if (storedRequest == null) {
            return null;
        }
        try {
            AuthorizationRequest request = flow.read(storedRequest);
            RedirectTarget redirectTarget = request.redirectTarget();
            return new LoginContext(redirectTarget.client().name(), request.loginHint(), redirectTarget.redirectUri());
        } catch (OauthException | AuthorizationErrorException e) {
            // Reported when the browser continues with the request.
            return null;
        }
    }
}
