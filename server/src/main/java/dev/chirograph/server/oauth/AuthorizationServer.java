package dev.chirograph.server.oauth;

import dev.chirograph.server.api.OauthHandler;
import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.api.SessionsHandler;
import dev.chirograph.server.clients.ClientRemovalListener;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.RevocationListener;
import dev.chirograph.server.oauth.authorization.SessionOperations;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.authorize.Consents;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.DeviceCookies;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.endpoint.DeviceAuthorizationEndpoint;
import dev.chirograph.server.oauth.endpoint.IntrospectionEndpoint;
import dev.chirograph.server.oauth.endpoint.ResourceMetadata;
import dev.chirograph.server.oauth.endpoint.RevocationEndpoint;
import dev.chirograph.server.oauth.endpoint.ServerMetadata;
import dev.chirograph.server.oauth.endpoint.TokenEndpoint;
import dev.chirograph.server.oauth.endpoint.UserinfoEndpoint;
import dev.chirograph.server.oauth.grant.AuthorizationCodeGrant;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.grant.ClientCredentialsGrant;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.DeviceGrant;
import dev.chirograph.server.oauth.grant.Grant;
import dev.chirograph.server.oauth.grant.KnownScopes;
import dev.chirograph.server.oauth.grant.PasswordGrant;
import dev.chirograph.server.oauth.grant.RefreshTokenGrant;
import dev.chirograph.server.oauth.grant.RefreshTokenInspector;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.login.DeviceVerificationEndpoint;
import dev.chirograph.server.oauth.login.LoginEndpoint;
import dev.chirograph.server.oauth.login.LogoutEndpoint;
import dev.chirograph.server.oauth.throttle.FailedLogins;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.AccessTokens;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.replay.ReplayCache;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The door to the embedded authorization server. Safe for use by many threads. */
public final class AuthorizationServer {
    private final SigningKeys keys;
    private final Authorizations authorizations;
    private final AuthorizationCodes codes;
    private final Consents consents;
    private final DeviceAuthorizations devices;
    private final BrowserSessions browserSessions;
    private final DeviceCookies knownBrowsers;
    private final Set<String> scopes;
    private final OauthHandler oauth;
    private final PagesHandler pages;
    private final SessionsHandler sessions;

    /**
     * Opens the authorization server, and makes its first signing keys when there are none.
     *
     * @param operations the operations of the API, which say what scopes there are
     * @param proofs verifies what clients send to have their tokens bound to a key
     * @param revocationListener is told of what this node has revoked
     * @param clock tells what time it is
     * @param counted counts time for all nodes alike, whatever is done to the other clock
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
        String issuer = settings.issuer().toString();
        this.scopes = KnownScopes.of(operations);
        Duration accessTokenLifetime = settings.accessTokenLifetime();
        this.keys = SigningKeys.open(database, settings.keyEncryption(), settings.keyRotation(), counted);
        this.authorizations = new Authorizations(database, accessTokenLifetime, revocationListener, clock);
        var refreshTokens = new RefreshTokens(
                database, authorizations, users, settings.refreshTokenLifetimes(), accessTokenLifetime, clock);
        var clientAuthenticator = new ClientAuthenticator(clients, new ReplayCache(database), issuer, clock);
        var requestProofs = new DpopAuthenticator(proofs);
        var accessTokens = new AccessTokens(keys, issuer, accessTokenLifetime, clock);
        var idTokens = new IdTokens(keys, issuer, accessTokenLifetime, users, clock);
        this.codes = new AuthorizationCodes(database, authorizations, refreshTokens, users, clock);
        this.consents = new Consents(database, clock);
        this.devices = new DeviceAuthorizations(database, refreshTokens, users, clock);

        var passwords = new LoginThrottle(
                users, new FailedLogins(settings.keyEncryption().current().derive("failed sign-ins")), counted);
        List<Grant> grants = new ArrayList<>();
        grants.add(new AuthorizationCodeGrant(codes));
        grants.add(new ClientCredentialsGrant());
        grants.add(new DeviceGrant(devices));
        grants.add(new RefreshTokenGrant(refreshTokens));
        List<Grant> published = List.copyOf(grants);
        grants.add(new PasswordGrant(passwords, refreshTokens, clock));
        this.browserSessions = new BrowserSessions(database, users, clock);
        this.knownBrowsers = new DeviceCookies(database, clock);
        var hints = new IdTokenHints(keys::publicKeys, issuer);
        var csrf = new Csrf();
        var pages = new Pages();
        var authorizationRequests = new AuthorizationService(
                issuer,
                database,
                clients,
                clientAuthenticator,
                requestProofs,
                users,
                codes,
                consents,
                hints,
                browserSessions,
                csrf,
                pages,
                clock);
        var issuedTokens = new AccessTokenParser(keys::publicKeys, issuer, clock);
        var refreshTokenLookup = new RefreshTokenInspector(database, authorizations, clock);
        this.oauth = new OauthOperations(
                new TokenEndpoint(issuer, clientAuthenticator, requestProofs, grants, accessTokens, idTokens),
                authorizationRequests,
                new DeviceAuthorizationEndpoint(issuer, clientAuthenticator, devices),
                new IntrospectionEndpoint(
                        clientAuthenticator, issuedTokens, refreshTokenLookup, authorizations, issuer),
                new RevocationEndpoint(clientAuthenticator, issuedTokens, refreshTokenLookup, authorizations),
                new UserinfoEndpoint(users, clients, authorizations),
                ServerMetadata.of(
                        settings.issuer(), settings.passwordGrantPublished() ? grants : published, operations),
                ResourceMetadata.of(settings.issuer(), settings.issuersOutside(), operations),
                keys);
        this.pages = new PageOperations(
                authorizationRequests,
                new LoginEndpoint(passwords, knownBrowsers, browserSessions, authorizationRequests, csrf, pages),
                new DeviceVerificationEndpoint(devices, clients, users, browserSessions, csrf, pages),
                new LogoutEndpoint(clients, hints, browserSessions, authorizations, csrf, pages),
                pages);
        this.sessions = new SessionOperations(database, authorizations, accessTokenLifetime, clock);
    }

    /** Returns who serves the operations of the tag {@code oauth}. */
    public OauthHandler handler() {
        return oauth;
    }

    /** Returns who serves the operations of the tag {@code pages}. */
    public PagesHandler pagesHandler() {
        return pages;
    }

    /** Returns who serves the operations of the tag {@code sessions}. */
    public SessionsHandler sessionsHandler() {
        return sessions;
    }

    /** Returns who ends the sign-ins of a user that goes. */
    public UserRemovalListener userRemovalListener() {
        return (userId, cause) -> {
            codes.userRemoved(userId, cause);
            authorizations.userRemoved(userId, cause);
            consents.userRemoved(userId, cause);
            devices.userRemoved(userId, cause);
            browserSessions.userRemoved(userId, cause);
            knownBrowsers.userRemoved(userId, cause);
        };
    }

    /** Returns who ends the tokens of a client that goes. */
    public ClientRemovalListener clientRemovalListener() {
        return authorizations;
    }

    /** Returns the scopes that clients may have. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Returns what of its data is of no use any more after a while. */
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

    /** Returns the public keys that verify its access tokens, as a JWK set in JSON; the same text while they are the same. */
    public String publicKeys() {
        return keys.publicKeys();
    }
}
