package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.grant.Grant;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.grant.OauthException;
import dev.chirograph.server.oauth.key.AccessTokens;
import dev.chirograph.server.secret.HasherBusyException;
import io.helidon.http.HeaderNames;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers token requests (RFC 6749, sections 4 to 6). Safe for use by many threads. */
public final class TokenEndpoint {
    private static final String UNKNOWN_CLIENT = "The client is unknown, or its secret is wrong or missing.";

    private final TokenRequests requests;
    private final Clients clients;
    private final Map<String, Grant> grants;
    private final AccessTokens accessTokens;

    /** Issues tokens to clients by these grants. */
    public TokenEndpoint(URI issuer, Clients clients, List<Grant> grants, AccessTokens accessTokens) {
        this.requests = new TokenRequests(issuer.resolve("/oauth2/token"));
        this.clients = clients;
        this.grants = grants.stream()
                .collect(Collectors.toUnmodifiableMap(grant -> grant.type().getValue(), Function.identity()));
        this.accessTokens = accessTokens;
    }

    /** Answers {@code POST /oauth2/token}. */
    public Reply issue(Exchange exchange) {
        return answer(exchange, UnaryOperator.identity());
    }

    /** Answers {@code POST /token}, where the grant goes without saying and so may the client. */
    public Reply signIn(Exchange exchange) {
        boolean namesClient = exchange.request().headers().contains(HeaderNames.AUTHORIZATION);
        return answer(exchange, form -> {
            Form signIn = passwordForm(form);
            return namesClient ? signIn : signIn.withDefault("client_id", BuiltInClients.PASSWORD_FORM);
        });
    }

    private static Form passwordForm(Form form) {
        Form signIn = form.withDefault("grant_type", GrantType.PASSWORD.getValue());
        if (!GrantType.PASSWORD.getValue().equals(signIn.get("grant_type"))) {
            throw new OauthException(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This is for the grant password; others are at /oauth2/token.");
        }
        return signIn;
    }

    private Reply answer(Exchange exchange, UnaryOperator<Form> completion) {
        try {
            return issue(exchange, completion.apply(TokenRequests.readForm(exchange)));
        } catch (OauthException e) {
            return TokenReplies.refusal(e.error());
        } catch (HasherBusyException e) {
            return TokenReplies.busy(e.retryAfter());
        }
    }

    private Reply issue(Exchange exchange, Form form) {
        Grant grant = grantFor(form);
        TokenRequest request = requests.parse(exchange, form);
        Client client = authenticate(request);
        if (!client.grants().contains(grant.type().getValue())) {
            throw new OauthException(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use this grant.");
        }
        Granted granted = grant.grant(client, request.getAuthorizationGrant(), scopesOf(form));
        String accessToken = accessTokens.issue(granted.subject(), client.id(), granted.scopes());
        return TokenReplies.tokens(accessToken, accessTokens.lifetime(), granted);
    }

    /** Looked at first, because Nimbus knows more grants than there are here. */
    private Grant grantFor(Form form) {
        String type = form.get("grant_type");
        if (type == null) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter grant_type is missing.");
        }
        Grant grant = grants.get(type);
        if (grant == null) {
            throw new OauthException(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant is not supported here.");
        }
        return grant;
    }

    private Client authenticate(TokenRequest request) {
        ClientAuthentication authentication = request.getClientAuthentication();
        Client client = authentication instanceof PlainClientSecret secret
                ? clients.authenticate(
                        secret.getClientID().getValue(),
                        secret.getClientSecret().getValue())
                : publicClient(request);
        if (client == null) {
            throw new OauthException(OAuth2Error.INVALID_CLIENT, UNKNOWN_CLIENT);
        }
        return client;
    }

    /** An id alone is enough of a client that has no secret (RFC 6749, section 3.2.1). */
    private @Nullable Client publicClient(TokenRequest request) {
        if (request.getClientID() == null) {
            return null;
        }
        Client client = clients.find(request.getClientID().getValue());
        return client != null && client.isPublic() && client.enabled() ? client : null;
    }

    /** Not as Nimbus has it, which trims: what is no scope is not allowed to anybody. */
    private static @Nullable Set<String> scopesOf(Form form) {
        String scope = form.get("scope");
        return scope == null
                ? null
                : Stream.of(scope.split(" ")).filter(one -> !one.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
