package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.AccessTokenParser.IssuedToken;
import dev.chirograph.server.oauth.token.AccessTokens.AccessToken;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.Date;

/**
 * RFC 7662: the introspection endpoint. A client can introspect the tokens that were issued to it or name it as audience; any other
 * token is not active (section 4).
 *
 * <p>Thread-safe. A revoked token is inactive at once: the endpoint reads the database.
 */
final class IntrospectionEndpoint {
    private static final TokenIntrospectionSuccessResponse NOT_ACTIVE =
            new TokenIntrospectionSuccessResponse.Builder(false).build();

    private final ClientAuthenticator authenticator;
    private final AccessTokenParser accessTokens;
    private final RefreshTokens refreshTokens;
    private final Authorizations authorizations;
    private final String issuer;

    IntrospectionEndpoint(
            ClientAuthenticator authenticator,
            AccessTokenParser accessTokens,
            RefreshTokens refreshTokens,
            Authorizations authorizations,
            String issuer) {
        this.authenticator = authenticator;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.authorizations = authorizations;
        this.issuer = issuer;
    }

    /** Serves {@code POST /oauth2/introspect}. Ignores {@code token_type_hint}: access and refresh tokens look different. */
    Response introspect(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Client client = authenticator.authenticateConfidential(exchange, form);
            String token = form.require("token");
            IssuedToken accessToken = accessTokens.read(token);
            TokenIntrospectionSuccessResponse response =
                    accessToken == null ? ofRefreshToken(token, client) : ofAccessToken(accessToken, client);
            return OauthResponses.json(200, response.toJSONObject());
        });
    }

    private TokenIntrospectionSuccessResponse ofAccessToken(IssuedToken token, Client client) {
        AccessToken content = token.content();
        boolean allowed =
                content.clientId().equals(client.id()) || content.audience().contains(client.id());
        if (!allowed || authorizations.isRevoked(token.id(), content.clientId(), content.authorizationId())) {
            return NOT_ACTIVE;
        }
        String key = content.dpopKey();
        var response = new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(Scopes.join(content.scopes())))
                .clientID(new ClientID(content.clientId()))
                .tokenType(key == null ? AccessTokenType.BEARER : AccessTokenType.DPOP)
                .subject(new Subject(content.subject()))
                .audience(Audience.create(content.audience()))
                .issuer(new Issuer(issuer))
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .jwtID(new JWTID(token.id()));
        if (key != null) {
            response.jwkThumbprintConfirmation(new JWKThumbprintConfirmation(new Base64URL(key)));
        }
        return response.build();
    }

    /** Section 2.2: {@code token_type} is for access tokens only. */
    private TokenIntrospectionSuccessResponse ofRefreshToken(String token, Client client) {
        RefreshTokens.Inspected found = refreshTokens.inspect(token);
        if (found == null
                || !found.isActive()
                || !found.authorization().clientId().equals(client.id())) {
            return NOT_ACTIVE;
        }
        Authorization authorization = found.authorization();
        return new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(Scopes.join(authorization.scopes())))
                .clientID(new ClientID(authorization.clientId()))
                .subject(new Subject(authorization.subject()))
                .issuer(new Issuer(issuer))
                .issueTime(Date.from(authorization.createdAt()))
                .expirationTime(Date.from(found.expiresAt()))
                .build();
    }
}
