package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.authorization.SessionOperations;
import dev.chirograph.server.oauth.endpoint.OauthOperations;
import dev.chirograph.server.oauth.grant.Grants;
import dev.chirograph.server.oauth.login.PageOperations;

/** Builds the handlers of the operations. */
final class EndpointModule {
    final OauthOperations oauth;
    final PageOperations pages;
    final SessionOperations sessions;

    EndpointModule(Dependencies dependencies, TokenModule token, LoginModule login, AuthorizeModule authorize) {
        this.oauth = oauth(dependencies, token, login, authorize);
        this.pages = pages(dependencies, token, login, authorize);
        this.sessions = new SessionOperations(
                dependencies.database(),
                token.authorizations,
                dependencies.settings().accessTokenLifetime(),
                dependencies.clock());
    }

    private static OauthOperations oauth(
            Dependencies dependencies, TokenModule token, LoginModule login, AuthorizeModule authorize) {
        var settings = dependencies.settings();
        var grants = new Grants(
                dependencies.database(),
                token.authorizations,
                token.codes,
                token.devices,
                token.refreshTokens,
                login.throttle,
                dependencies.clock());
        return new OauthOperations(
                settings.issuer(),
                authorize.authenticator,
                authorize.dpop,
                new OauthOperations.TokenServices(
                        grants,
                        token.accessTokens,
                        token.parser,
                        token.idTokens,
                        token.refreshTokens,
                        token.authorizations,
                        token.devices,
                        token.keys),
                authorize.service,
                dependencies.users(),
                dependencies.clients(),
                new OauthOperations.Published(
                        settings.passwordGrantPublished() ? grants.types() : grants.typesWithoutPassword(),
                        settings.externalIssuers(),
                        dependencies.operations()));
    }

    private static PageOperations pages(
            Dependencies dependencies, TokenModule token, LoginModule login, AuthorizeModule authorize) {
        return new PageOperations(
                authorize.service,
                login.throttle,
                login.browserSessions,
                login.deviceCookies,
                token.devices,
                token.idTokenHints,
                dependencies.clients(),
                dependencies.users(),
                login.csrf,
                login.pages);
    }
}
