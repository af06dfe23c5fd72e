package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.grant.Grant;
import dev.chirograph.server.oauth.grant.GrantRequest;
import dev.chirograph.server.oauth.grant.GrantResult;
import dev.chirograph.server.oauth.grant.PasswordGrant;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.AccessToken;
import dev.chirograph.server.oauth.token.AccessTokens;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import io.helidon.http.HeaderNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers token requests (RFC 6749, sections 4 to 6). Safe for use by many threads. */
public final class TokenEndpoint {
    private final Resources resources;
    private final ClientAuthenticator clients;
    private final DpopAuthenticator proofs;
    private final Map<String, Grant> grants;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;

    /**
     * Issues tokens to clients by these grants.
     *
     * @param resource this API, which tokens are for when nothing else is asked for
     */
    public TokenEndpoint(
            String resource,
            ClientAuthenticator clients,
            DpopAuthenticator proofs,
            List<Grant> grants,
            AccessTokens accessTokens,
            IdTokens idTokens) {
        this.resources = new Resources(resource);
        this.clients = clients;
        this.proofs = proofs;
        this.grants = grants.stream()
                .collect(Collectors.toUnmodifiableMap(grant -> grant.type().getValue(), Function.identity()));
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
    }

    /** Answers {@code POST /oauth2/token}. */
    public Response issue(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Response reply = OauthResponses.answering(() -> issue(exchange, form));
            boolean password = GrantType.PASSWORD.getValue().equals(form.get("grant_type"));
            return password ? PasswordGrant.deprecated(reply) : reply;
        });
    }

    /** Answers {@code POST /token}, where the grant goes without saying and so may the client. */
    public Response signIn(ProtocolExchange exchange) {
        return PasswordGrant.deprecated(
                OauthResponses.answering(() -> issue(exchange, passwordForm(exchange, Form.ofBody(exchange)))));
    }

    private static Form passwordForm(ProtocolExchange exchange, Form form) {
        Form signIn = form.withDefault("grant_type", GrantType.PASSWORD.getValue());
        if (!GrantType.PASSWORD.getValue().equals(signIn.get("grant_type"))) {
            throw new OauthException(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This is for the grant password; others are at /oauth2/token.");
        }
        boolean namesClient = exchange.request().headers().contains(HeaderNames.AUTHORIZATION)
                || form.get("client_assertion") != null;
        return namesClient ? signIn : signIn.withDefault("client_id", BuiltInClients.PASSWORD_FORM);
    }

    private Response issue(ProtocolExchange exchange, Form form) {
        Grant grant = grantFor(form);
        Proof proof = proofs.read(exchange);
        Client client = clients.authenticate(exchange, form);
        if (!client.grants().contains(grant.type().getValue())) {
            throw new OauthException(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use this grant.");
        }
        String dpopKey = proofs.use(proof, client);
        GrantResult granted = grant.grant(new GrantRequest(
                client,
                parse(form),
                Scopes.parse(form.get("scope")),
                resources.asked(form),
                dpopKey,
                exchange.call().address()));
        Authorization authorization = granted.authorization();
        String accessToken = accessTokens.issue(new AccessToken(
                granted.subject(),
                client.id(),
                granted.scopes(),
                resources.audience(granted.resources()),
                authorization == null ? null : authorization.id(),
                dpopKey));
        String idToken = idTokens.issue(client, granted, accessToken);
        Response reply = dpopKey == null
                ? TokenResponses.bearer(accessToken, accessTokens.lifetime(), granted, idToken)
                : TokenResponses.bound(accessToken, accessTokens.lifetime(), granted, idToken);
        return reply.header(DpopAuthenticator.NONCE, proof == null ? null : proof.nonce());
    }

    /** Looked at first, because Nimbus knows more grants than there are here. */
    private Grant grantFor(Form form) {
        Grant grant = grants.get(form.require("grant_type"));
        if (grant == null) {
            throw new OauthException(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant is not supported here.");
        }
        return grant;
    }

    private static AuthorizationGrant parse(Form form) {
        try {
            return AuthorizationGrant.parse(form.parameters());
        } catch (ParseException e) {
            throw new OauthException(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
    }
}
