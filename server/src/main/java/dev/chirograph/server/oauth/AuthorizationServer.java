package dev.chirograph.server.oauth;

import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.api.OauthHandler;
import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.api.SessionsHandler;
import dev.chirograph.server.clients.ClientRemovalListener;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.Authorizations.RevocationListener;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.DeviceCookies;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.replay.ReplayCache;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The entry point of the embedded authorization server. Thread-safe. */
public final class AuthorizationServer {
    private final TokenModule token;
    private final LoginModule login;
    private final AuthorizeModule authorize;
    private final EndpointModule endpoints;
    private final Set<String> scopes;

    /**
     * Opens the authorization server, and generates its first signing keys if there are none.
     *
     * @param operations the operations of the API, which declare its scopes
     * @param proofs verifies DPoP proofs
     * @param revocationListener is notified of revocations by this node
     * @param clock the current time
     * @param counted the time shared by all nodes, which does not jump when the system clock is set
     */
    public AuthorizationServer(
            AuthorizationServerSettings settings,
            List<Operation> operations,
            Database database,
            Clients clients,
            UserDirectory users,
            Proofs proofs,
            RevocationListener revocationListener,
            Clock clock,
            Clock counted) {
        var dependencies = new Dependencies(
                settings, operations, database, clients, users, proofs, revocationListener, clock, counted);
        this.token = new TokenModule(dependencies);
        this.login = new LoginModule(dependencies, token);
        this.authorize = new AuthorizeModule(dependencies, token, login);
        this.endpoints = new EndpointModule(dependencies, token, login, authorize);
        this.scopes = new TreeSet<>(ApiScope.all());
    }

    /** Returns the handler of the operations of the tag {@code oauth}. */
    public OauthHandler handler() {
        return endpoints.oauth;
    }

    /** Returns the handler of the operations of the tag {@code pages}. */
    public PagesHandler pagesHandler() {
        return endpoints.pages;
    }

    /** Returns the handler of the operations of the tag {@code sessions}. */
    public SessionsHandler sessionsHandler() {
        return endpoints.sessions;
    }

    /**
     * Returns a listener that ends the authorizations and browser sessions of users who are deleted or disabled, or get
     * a new password.
     */
    public UserRemovalListener userRemovalListener() {
        return (userId, cause) -> {
            token.codes.userRemoved(userId, cause);
            token.authorizations.userRemoved(userId, cause);
            authorize.consents.userRemoved(userId, cause);
            token.devices.userRemoved(userId, cause);
            login.browserSessions.userRemoved(userId, cause);
            login.deviceCookies.userRemoved(userId, cause);
        };
    }

    /** Returns a listener that revokes the tokens of deleted clients. */
    public ClientRemovalListener clientRemovalListener() {
        return token.authorizations;
    }

    /** Returns the scopes that clients can be registered for. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Returns the rows that the purge deletes. */
    public List<ExpiredRows> expiredRows() {
        return Stream.of(
                        RefreshTokens.expiredRows(),
                        AuthorizationCodes.expiredRows(),
                        AuthorizationService.expiredRows(),
                        Authorizations.expiredRows(),
                        DeviceAuthorizations.expiredRows(),
                        BrowserSessions.expiredRows(),
                        DeviceCookies.expiredRows(),
                        ReplayCache.expiredRows())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns the public keys that verify its access tokens, as a JWK set in JSON; the same instance until they change.
     */
    public String publicKeys() {
        return token.keys.publicKeys();
    }
}
