package dev.chirograph.server.oauth;

import dev.chirograph.server.api.OauthHandler;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.endpoint.DeviceAuthorizationEndpoint;
import dev.chirograph.server.oauth.endpoint.IntrospectionEndpoint;
import dev.chirograph.server.oauth.endpoint.ResourceMetadata;
import dev.chirograph.server.oauth.endpoint.RevocationEndpoint;
import dev.chirograph.server.oauth.endpoint.ServerMetadata;
import dev.chirograph.server.oauth.endpoint.TokenEndpoint;
import dev.chirograph.server.oauth.endpoint.UserinfoEndpoint;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.nio.charset.StandardCharsets;

/** The operations of the tag {@code oauth}. */
final class OauthOperations implements OauthHandler {
    /** Who verifies tokens may keep the keys for so long; a new key has to be published before it signs. */
    private static final String KEYS_MAY_BE_KEPT = "public, max-age=300";

    private static final String METADATA_MAY_BE_KEPT = "public, max-age=3600";

    private final TokenEndpoint tokens;
    private final AuthorizationService authorizationRequests;
    private final DeviceAuthorizationEndpoint devices;
    private final IntrospectionEndpoint introspection;
    private final RevocationEndpoint revocation;
    private final UserinfoEndpoint userinfo;
    private final ServerMetadata metadata;
    private final ResourceMetadata resourceMetadata;
    private final SigningKeys keys;

    OauthOperations(
            TokenEndpoint tokens,
            AuthorizationService authorizationRequests,
            DeviceAuthorizationEndpoint devices,
            IntrospectionEndpoint introspection,
            RevocationEndpoint revocation,
            UserinfoEndpoint userinfo,
            ServerMetadata metadata,
            ResourceMetadata resourceMetadata,
            SigningKeys keys) {
        this.tokens = tokens;
        this.authorizationRequests = authorizationRequests;
        this.devices = devices;
        this.introspection = introspection;
        this.revocation = revocation;
        this.userinfo = userinfo;
        this.metadata = metadata;
        this.resourceMetadata = resourceMetadata;
        this.keys = keys;
    }

    @Override
    public void signInWithPassword(ProtocolExchange exchange) {
        exchange.send(tokens.signIn(exchange));
    }

    @Override
    public void issueToken(ProtocolExchange exchange) {
        exchange.send(tokens.issue(exchange));
    }

    @Override
    public void getJwks(ProtocolExchange exchange) {
        byte[] content = keys.publicKeys().getBytes(StandardCharsets.UTF_8);
        exchange.send(Response.of(200, "application/jwk-set+json", content).header("Cache-Control", KEYS_MAY_BE_KEPT));
    }

    @Override
    public void getAuthorizationServerMetadata(ProtocolExchange exchange) {
        exchange.send(
                Response.of(200, "application/json", metadata.json()).header("Cache-Control", METADATA_MAY_BE_KEPT));
    }

    @Override
    public void pushAuthorizationRequest(ProtocolExchange exchange) {
        exchange.send(authorizationRequests.push(exchange));
    }

    @Override
    public void authorizeDevice(ProtocolExchange exchange) {
        exchange.send(devices.authorize(exchange));
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
        exchange.send(userinfo.answer(exchange));
    }

    @Override
    public void getUserinfoByForm(ProtocolExchange exchange) {
        exchange.send(userinfo.answer(exchange));
    }

    @Override
    public void getOpenidConfiguration(ProtocolExchange exchange) {
        getAuthorizationServerMetadata(exchange);
    }

    @Override
    public void getProtectedResourceMetadata(ProtocolExchange exchange) {
        exchange.send(Response.of(200, "application/json", resourceMetadata.json())
                .header("Cache-Control", METADATA_MAY_BE_KEPT));
    }
}
