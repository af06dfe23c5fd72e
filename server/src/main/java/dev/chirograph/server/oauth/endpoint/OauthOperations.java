package dev.chirograph.server.oauth.endpoint;

import dev.chirograph.server.api.OauthHandler;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.Grants;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.AccessTokens;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.UserDirectory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The operations of the tag {@code oauth}: the endpoints that clients call. Thread-safe. */
public final class OauthOperations implements OauthHandler {
    /** The cache lifetime of the keys at verifiers; a new key is published for longer before it signs. */
    private static final String KEYS_CACHE_CONTROL = "public, max-age=300";

    private static final String METADATA_CACHE_CONTROL = "public, max-age=3600";

    private final TokenEndpoint token;
    private final AuthorizationService authorize;
    private final DeviceAuthorizationEndpoint deviceAuthorization;
    private final IntrospectionEndpoint introspection;
    private final RevocationEndpoint revocation;
    private final UserinfoEndpoint userinfo;
    private final ServerMetadata serverMetadata;
    private final ResourceMetadata resourceMetadata;
    private final SigningKeys keys;

    /**
     * Serves all endpoints of an issuer.
     *
     * @param authorize serves pushed authorization requests
     */
    public OauthOperations(
            URI issuer,
            ClientAuthenticator authenticator,
            DpopAuthenticator dpop,
            TokenServices tokens,
            AuthorizationService authorize,
            UserDirectory users,
            Clients clients,
            Published published) {
        String url = issuer.toString();
        this.token =
                new TokenEndpoint(url, authenticator, dpop, tokens.grants(), tokens.accessTokens(), tokens.idTokens());
        this.authorize = authorize;
        this.deviceAuthorization = new DeviceAuthorizationEndpoint(url, authenticator, tokens.devices());
        this.introspection = new IntrospectionEndpoint(
                authenticator, tokens.parser(), tokens.refreshTokens(), tokens.authorizations(), url);
        this.revocation =
                new RevocationEndpoint(authenticator, tokens.parser(), tokens.refreshTokens(), tokens.authorizations());
        this.userinfo = new UserinfoEndpoint(users, clients, tokens.authorizations());
        this.serverMetadata = ServerMetadata.of(issuer, published.grantTypes());
        this.resourceMetadata = ResourceMetadata.of(issuer, published.externalIssuers(), published.operations());
        this.keys = tokens.keys();
    }

    /** The services that issue and look up tokens. */
    public record TokenServices(
            Grants grants,
            AccessTokens accessTokens,
            AccessTokenParser parser,
            IdTokens idTokens,
            RefreshTokens refreshTokens,
            Authorizations authorizations,
            DeviceAuthorizations devices,
            SigningKeys keys) {}

    /**
     * The configurable part of the metadata.
     *
     * @param grantTypes the published values of {@code grant_type}
     * @param externalIssuers the external issuers whose access tokens the API accepts
     * @param operations the operations of the API, whose scopes are published
     */
    public record Published(Set<String> grantTypes, List<URI> externalIssuers, List<Operation> operations) {}

    @Override
    public void signInWithPassword(ProtocolExchange exchange) {
        exchange.send(token.signIn(exchange));
    }

    @Override
    public void issueToken(ProtocolExchange exchange) {
        exchange.send(token.issue(exchange));
    }

    @Override
    public void getJwks(ProtocolExchange exchange) {
        byte[] content = keys.publicKeys().getBytes(StandardCharsets.UTF_8);
        exchange.send(
                Response.of(200, "application/jwk-set+json", content).header("Cache-Control", KEYS_CACHE_CONTROL));
    }

    @Override
    public void getAuthorizationServerMetadata(ProtocolExchange exchange) {
        exchange.send(metadata(serverMetadata.json()));
    }

    @Override
    public void getOpenidConfiguration(ProtocolExchange exchange) {
        exchange.send(metadata(serverMetadata.json()));
    }

    @Override
    public void getProtectedResourceMetadata(ProtocolExchange exchange) {
        exchange.send(metadata(resourceMetadata.json()));
    }

    private static Response metadata(byte[] json) {
        return Response.of(200, "application/json", json).header("Cache-Control", METADATA_CACHE_CONTROL);
    }

    @Override
    public void pushAuthorizationRequest(ProtocolExchange exchange) {
        exchange.send(authorize.push(exchange));
    }

    @Override
    public void authorizeDevice(ProtocolExchange exchange) {
        exchange.send(deviceAuthorization.authorize(exchange));
    }

    @Override
    public void introspectToken(ProtocolExchange exchange) {
        exchange.send(introspection.introspect(exchange));
    }

    @Override
    public void revokeToken(ProtocolExchange exchange) {
        exchange.send(revocation.revoke(exchange));
    }

    @Override
    public void getUserinfo(ProtocolExchange exchange) {
        exchange.send(userinfo.userinfo(exchange));
    }

    @Override
    public void getUserinfoByForm(ProtocolExchange exchange) {
        exchange.send(userinfo.userinfo(exchange));
    }
}
