package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.grant.GrantRequest;
import dev.chirograph.server.oauth.grant.GrantResult;
import dev.chirograph.server.oauth.grant.Grants;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.AccessTokens;
import dev.chirograph.server.oauth.token.AccessTokens.AccessToken;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import io.helidon.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/** RFC 6749, section 3.2: the token endpoint. Thread-safe. */
final class TokenEndpoint {
    private final Resources resources;
    private final ClientAuthenticator authenticator;
    private final DpopAuthenticator dpop;
    private final Grants grants;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;

    /** @param api the resource that access tokens are for unless the client requests another */
    TokenEndpoint(
            String api,
            ClientAuthenticator authenticator,
            DpopAuthenticator dpop,
            Grants grants,
            AccessTokens accessTokens,
            IdTokens idTokens) {
        this.resources = new Resources(api);
        this.authenticator = authenticator;
        this.dpop = dpop;
        this.grants = grants;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
    }

    /** Serves {@code POST /oauth2/token}. */
    Response issue(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Response response = OauthResponses.answering(() -> issue(exchange, form));
            boolean password = GrantType.PASSWORD.getValue().equals(form.get("grant_type"));
            return password ? PasswordDeprecation.announce(response) : response;
        });
    }

    /** Serves {@code POST /token}, where {@code grant_type} and {@code client_id} have defaults. */
    Response signIn(ProtocolExchange exchange) {
        return PasswordDeprecation.announce(
                OauthResponses.answering(() -> issue(exchange, passwordForm(exchange, Form.ofBody(exchange)))));
    }

    private static Form passwordForm(ProtocolExchange exchange, Form form) {
        Form signIn = form.withDefault("grant_type", GrantType.PASSWORD.getValue());
        if (!GrantType.PASSWORD.getValue().equals(signIn.get("grant_type"))) {
            throw new OauthException(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE,
                    "This endpoint supports the grant password only; send other grants to "
                            + Operations.ISSUE_TOKEN.path() + ".");
        }
        boolean namesClient = exchange.request().headers().contains(HeaderNames.AUTHORIZATION)
                || form.get("client_assertion") != null;
        return namesClient ? signIn : signIn.withDefault("client_id", BuiltInClients.PASSWORD_FORM);
    }

    private Response issue(ProtocolExchange exchange, Form form) {
        String grantType = grants.typeOf(form);
        Proof proof = dpop.read(exchange);
        Client client = authenticator.authenticate(exchange, form);
        if (!client.grants().contains(grantType)) {
            throw new OauthException(
                    OAuth2Error.UNAUTHORIZED_CLIENT, "The client is not registered for the grant " + grantType + ".");
        }
        String dpopKey = dpop.use(proof, client);
        GrantResult result = grants.grant(new GrantRequest(
                form,
                client,
                Scopes.parse(form.get("scope")),
                resources.asked(form),
                dpopKey,
                exchange.call().address()));
        return respond(client, result, dpopKey).header(DpopAuthenticator.NONCE, proof == null ? null : proof.nonce());
    }

    private Response respond(Client client, GrantResult result, @Nullable String dpopKey) {
        Authorization authorization = result.authorization();
        String accessToken = accessTokens.issue(new AccessToken(
                result.subject(),
                client.id(),
                result.scopes(),
                resources.audience(result.resources()),
                authorization == null ? null : authorization.id(),
                dpopKey));
        String idToken = idTokens.issue(client, result, accessToken);
        return dpopKey == null
                ? TokenResponses.bearer(accessToken, accessTokens.lifetime(), result, idToken)
                : TokenResponses.dpop(accessToken, accessTokens.lifetime(), result, idToken);
    }
}
