package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.AccessTokens;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.oauth.token.IdTokens;
import java.time.Duration;

/** Builds the keys, the tokens, and the authorizations and codes for which tokens are issued. */
final class TokenModule {
    final SigningKeys keys;
    final Authorizations authorizations;
    final RefreshTokens refreshTokens;
    final AuthorizationCodes codes;
    final DeviceAuthorizations devices;
    final AccessTokens accessTokens;
    final AccessTokenParser parser;
    final IdTokens idTokens;
    final IdTokenHints idTokenHints;

    TokenModule(Dependencies dependencies) {
        var settings = dependencies.settings();
        var database = dependencies.database();
        var users = dependencies.users();
        var clock = dependencies.clock();
        String issuer = dependencies.issuer();
        Duration lifetime = settings.accessTokenLifetime();
        this.keys =
                SigningKeys.open(database, settings.keyEncryption(), settings.keyRotation(), dependencies.counted());
        this.authorizations = new Authorizations(database, lifetime, dependencies.revocationListener(), clock);
        this.refreshTokens =
                new RefreshTokens(database, authorizations, users, settings.refreshTokenLifetimes(), lifetime, clock);
        this.codes = new AuthorizationCodes(database, authorizations, refreshTokens, users, clock);
        this.devices = new DeviceAuthorizations(database, authorizations, refreshTokens, users, clock);
        this.accessTokens = new AccessTokens(keys, issuer, lifetime, clock);
        this.parser = new AccessTokenParser(keys::publicKeys, issuer, clock);
        this.idTokens = new IdTokens(keys, issuer, lifetime, users, clock);
        this.idTokenHints = new IdTokenHints(keys::publicKeys, issuer);
    }
}
