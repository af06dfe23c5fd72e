package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.authorization.SessionOperations;
import dev.chirograph.server.oauth.endpoint.OauthOperations;
import dev.chirograph.server.oauth.endpoint.ResourceMetadata;
import dev.chirograph.server.oauth.endpoint.ServerMetadata;
import dev.chirograph.server.oauth.grant.Grants;
import dev.chirograph.server.oauth.login.DeviceVerificationEndpoint;
import dev.chirograph.server.oauth.login.LoginEndpoint;
import dev.chirograph.server.oauth.login.LogoutEndpoint;

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
        var operations = dependencies.operations();
        var grants = new Grants(
                dependencies.database(),
                token.authorizations,
                token.codes,
                token.devices,
                token.refreshTokens,
                login.throttle,
                dependencies.clock());
        return new OauthOperations(
                dependencies.issuer(),
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
                ServerMetadata.of(
                        settings.issuer(),
                        settings.passwordGrantPublished() ? grants.types() : grants.typesWithoutPassword(),
                        operations),
                ResourceMetadata.of(settings.issuer(), settings.externalIssuers(), operations));
    }

    private static PageOperations pages(
            Dependencies dependencies, TokenModule token, LoginModule login, AuthorizeModule authorize) {
        var clients = dependencies.clients();
        var sessions = login.browserSessions;
        var csrf = login.csrf;
        var pages = login.pages;
        return new PageOperations(
                authorize.service,
                new LoginEndpoint(login.throttle, login.deviceCookies, sessions, authorize.service, csrf, pages),
                new DeviceVerificationEndpoint(token.devices, clients, dependencies.users(), sessions, csrf, pages),
                new LogoutEndpoint(clients, token.idTokenHints, sessions, token.authorizations, csrf, pages),
                pages);
    }
}
