package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.authorize.Consents;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.replay.ReplayCache;

/** Builds the authentication of clients, and the authorization endpoint. */
final class AuthorizeModule {
    final ClientAuthenticator authenticator;
    final DpopAuthenticator dpop;
    final Consents consents;
    final AuthorizationService service;

    AuthorizeModule(Dependencies dependencies, TokenModule token, LoginModule login) {
        var database = dependencies.database();
        var clients = dependencies.clients();
        var clock = dependencies.clock();
        String issuer = dependencies.issuer();
        this.authenticator = new ClientAuthenticator(clients, new ReplayCache(database), issuer, clock);
        this.dpop = new DpopAuthenticator(dependencies.proofs());
        this.consents = new Consents(database, clock);
        this.service = new AuthorizationService(
                issuer,
                database,
                clients,
                authenticator,
                dpop,
                dependencies.users(),
                token.codes,
                consents,
                token.idTokenHints,
                login.browserSessions,
                login.csrf,
                login.pages,
                clock);
    }
}
