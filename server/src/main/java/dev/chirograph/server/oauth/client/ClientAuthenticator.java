package dev.chirograph.server.oauth.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.replay.ReplayCache;
import dev.chirograph.server.runtime.ProtocolExchange;
import io.helidon.http.HeaderNames;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RFC 6749, section 2.3: client authentication, by the method that the client is registered for. Thread-safe. */
public final class ClientAuthenticator {
    private static final String UNKNOWN_CLIENT =
            "The client is unknown or disabled, or its client_secret is wrong or missing.";

    private final Clients clients;
    private final ClientAssertions assertions;

    /**
     * Authenticates registered clients.
     *
     * @param seenIds detects the replay of assertions
     * @param issuer the {@code aud} of assertions
     */
    public ClientAuthenticator(Clients clients, ReplayCache seenIds, String issuer, Clock clock) {
        this.clients = clients;
        this.assertions = new ClientAssertions(clients, seenIds, issuer, clock);
    }

    /** Returns the {@code token_endpoint_auth_methods_supported} (RFC 8414, section 2). */
    public static List<String> methods() {
        return Stream.of(AuthenticationMethod.values())
                .map(AuthenticationMethod::value)
                .toList();
    }

    /** Returns the {@code token_endpoint_auth_signing_alg_values_supported} (RFC 8414, section 2). */
    public static List<String> assertionAlgorithms() {
        return ClientAssertions.ALGORITHMS.stream()
                .map(JWSAlgorithm::getName)
                .sorted()
                .toList();
    }

    /**
     * Authenticates the client of a request; a public client is identified by its id alone (section 3.2.1).
     *
     * @throws OauthException {@code invalid_client} if it is unknown or disabled, or authentication fails or uses another method than
     *     the registered one, {@code invalid_request} if the request uses two methods
     */
    public Client authenticate(ProtocolExchange exchange, Form form) {
        ClientSecretBasic basic = basic(exchange);
        rejectSecondMethod(basic, form);
        Client client;
        if (basic != null) {
            client = bySecret(
                    AuthenticationMethod.CLIENT_SECRET_BASIC,
                    basic.getClientID().getValue(),
                    basic.getClientSecret().getValue());
        } else if (ClientAssertions.isPresent(form)) {
            client = assertions.authenticate(form, exchange.call().operation().path());
        } else {
            client = byForm(form);
        }
        if (client == null) {
            throw new OauthException(OAuth2Error.INVALID_CLIENT, UNKNOWN_CLIENT);
        }
        return client;
    }

    /**
     * Authenticates the client of a request, which must be confidential.
     *
     * @throws OauthException as {@link #authenticate} does, and {@code invalid_client} for a public client
     */
    public Client authenticateConfidential(ProtocolExchange exchange, Form form) {
        Client client = authenticate(exchange, form);
        if (client.isPublic()) {
            throw new OauthException(OAuth2Error.INVALID_CLIENT, "This endpoint is for confidential clients only.");
        }
        return client;
    }

    private @Nullable Client byForm(Form form) {
        String id = form.get("client_id");
        if (id == null) {
            return null;
        }
        String secret = form.get("client_secret");
        if (secret != null) {
            return bySecret(AuthenticationMethod.CLIENT_SECRET_POST, id, secret);
        }
        Client client = clients.find(id);
        return client != null && client.isPublic() && client.enabled() ? client : null;
    }

    /** Discloses the registered method only to a caller that knows the secret. */
    private @Nullable Client bySecret(AuthenticationMethod method, String id, String secret) {
        Client client = clients.authenticate(id, secret);
        if (client != null && client.authenticationMethod() != method) {
            throw new OauthException(
                    OAuth2Error.INVALID_CLIENT,
                    "The client must authenticate by "
                            + client.authenticationMethod().value() + ", as it is registered, and not by "
                            + method.value() + ".");
        }
        return client;
    }

    private static @Nullable ClientSecretBasic basic(ProtocolExchange exchange) {
        List<String> lines = exchange.request().headers().values(HeaderNames.AUTHORIZATION);
        if (lines.isEmpty()) {
            return null;
        }
        if (lines.size() > 1) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The header Authorization must not be repeated.");
        }
        try {
            ClientSecretBasic basic = ClientSecretBasic.parse(lines.getFirst());
            if (!isBlank(basic.getClientID().getValue())
                    && !isBlank(basic.getClientSecret().getValue())) {
                return basic;
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Without the parser's message, which may quote the request.
        }
        throw new OauthException(
                OAuth2Error.INVALID_CLIENT,
                "The header Authorization must be Basic, with the form-encoded client_id and client_secret.");
    }

    /** Returns whether Nimbus treats a string as missing, control characters included. */
    private static boolean isBlank(String text) {
        return text.trim().isEmpty();
    }

    /** Section 2.3: one method for each request. A {@code client_id} is not a method, but must be equal. */
    private static void rejectSecondMethod(@Nullable ClientSecretBasic basic, Form form) {
        boolean bySecret = form.get("client_secret") != null;
        boolean byAssertion = ClientAssertions.isPresent(form);
        String clientId = form.get("client_id");
        boolean twice = basic == null
                ? bySecret && byAssertion
                : bySecret
                        || byAssertion
                        || (clientId != null
                                && !clientId.equals(basic.getClientID().getValue()));
        if (twice) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "The request has more than one client authentication; send only one of the header Authorization,"
                            + " client_secret and client_assertion.");
        }
    }
}
