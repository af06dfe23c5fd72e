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
import dev.chirograph.server.oauth.grant.RefreshTokenInspector;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.AccessToken;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.IssuedToken;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.Date;

/**
 * Tells clients what tokens are good for. A client learns of the tokens that it has and of those that are meant for it; any other is
 * not active (RFC 7662, section 4), nor is what is no token at all.
 *
 * <p>Safe for use by many threads. What was taken back is known at once: the answer comes from the database.
 */
public final class IntrospectionEndpoint {
    private static final TokenIntrospectionSuccessResponse NOT_ACTIVE =
            new TokenIntrospectionSuccessResponse.Builder(false).build();

    private final ClientAuthenticator clients;
    private final AccessTokenParser accessTokens;
    private final RefreshTokenInspector refreshTokens;
    private final Authorizations authorizations;
    private final String issuer;

    /** Tells of access tokens and of refresh tokens, in the name of the issuer. */
    public IntrospectionEndpoint(
            ClientAuthenticator clients,
            AccessTokenParser accessTokens,
            RefreshTokenInspector refreshTokens,
            Authorizations authorizations,
            String issuer) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.authorizations = authorizations;
        this.issuer = issuer;
    }

    /** Answers {@code POST /oauth2/introspect}. The {@code token_type_hint} is not needed: the two kinds look different. */
    public Response introspect(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Client client = clients.authenticateConfidential(exchange, form);
            String token = form.require("token");
            IssuedToken accessToken = accessTokens.read(token);
            TokenIntrospectionSuccessResponse answer =
                    accessToken == null ? ofRefreshToken(token, client) : ofAccessToken(accessToken, client);
            return OauthResponses.json(200, answer.toJSONObject());
        });
    }

    private TokenIntrospectionSuccessResponse ofAccessToken(IssuedToken token, Client client) {
        AccessToken content = token.content();
        boolean concerned =
                content.clientId().equals(client.id()) || content.audience().contains(client.id());
        if (!concerned || authorizations.isRevoked(token.id(), content.clientId(), content.authorizationId())) {
            return NOT_ACTIVE;
        }
        String key = content.dpopKey();
        var answer = new TokenIntrospectionSuccessResponse.Builder(true)
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
            answer.jwkThumbprintConfirmation(new JWKThumbprintConfirmation(new Base64URL(key)));
        }
        return answer.build();
    }

    /** Without a type, which is said of access tokens alone (section 2.2). */
    private TokenIntrospectionSuccessResponse ofRefreshToken(String token, Client client) {
        RefreshTokenInspector.Found found = refreshTokens.find(token);
        if (found == null
                || !found.isGood()
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
