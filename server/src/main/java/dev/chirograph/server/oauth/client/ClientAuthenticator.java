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

/** Finds out which client sends a request (RFC 6749, section 2.3). Safe for use by many threads. */
public final class ClientAuthenticator {
    private static final String UNKNOWN_CLIENT = "The client is unknown, or its secret is wrong or missing.";

    private final Clients clients;
    private final ClientAssertions assertions;

    /**
     * Knows these clients.
     *
     * @param seenIds remembers the assertions that were used
     * @param issuer what assertions must be meant for
     */
    public ClientAuthenticator(Clients clients, ReplayCache seenIds, String issuer, Clock clock) {
        this.clients = clients;
        this.assertions = new ClientAssertions(clients, seenIds, issuer, clock);
    }

    /** Returns how clients may authenticate (RFC 8414, section 2). */
    public static List<String> methods() {
        return Stream.of(AuthenticationMethod.values())
                .map(AuthenticationMethod::value)
                .toList();
    }

    /** Returns the algorithms that assertions may be signed with (RFC 8414, section 2). */
    public static List<String> assertionAlgorithms() {
        return ClientAssertions.ALGORITHMS.stream()
                .map(JWSAlgorithm::getName)
                .sorted()
                .toList();
    }

    /**
     * Finds the client, authenticated if it is confidential; a public one by its id alone (section 3.2.1).
     *
     * @throws OauthException {@code invalid_client} if it is unknown, disabled, fails to prove who it is or does so by another method
     *     than it is registered with,
     *     {@code invalid_request} if it tries in two ways
     */
    public Client authenticate(ProtocolExchange exchange, Form form) {
        ClientSecretBasic basic = basic(exchange);
        refuseSecondAuthentication(basic, form);
        Client client;
        if (basic != null) {
            client = bySecret(
                    AuthenticationMethod.CLIENT_SECRET_BASIC,
                    basic.getClientID().getValue(),
                    basic.getClientSecret().getValue());
        } else if (ClientAssertions.arePartOf(form)) {
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
     * Finds the client, which must be confidential.
     *
     * @throws OauthException as {@link #authenticate} does, and {@code invalid_client} for a public one
     */
    public Client authenticateConfidential(ProtocolExchange exchange, Form form) {
        Client client = authenticate(exchange, form);
        if (client.isPublic()) {
            throw new OauthException(OAuth2Error.INVALID_CLIENT, "This is for clients that can prove who they are.");
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

    /** Which method is registered is told only to a caller that knows the secret, and takes no other time. */
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
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The header Authorization is there more than once.");
        }
        try {
            ClientSecretBasic basic = ClientSecretBasic.parse(lines.getFirst());
            if (!isBlank(basic.getClientID().getValue())
                    && !isBlank(basic.getClientSecret().getValue())) {
                return basic;
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Not with the parser's words: they may quote what was sent.
        }
        throw new OauthException(
                OAuth2Error.INVALID_CLIENT,
                "The header Authorization must be Basic, with the client id and the secret each form-encoded.");
    }

    /** Tells whether Nimbus would take it for nothing, for which control characters are enough. */
    private static boolean isBlank(String text) {
        return text.trim().isEmpty();
    }

    /** RFC 6749, section 2.3: one method for each request. An id alone is none, but must be the same. */
    private static void refuseSecondAuthentication(@Nullable ClientSecretBasic basic, Form form) {
        boolean bySecret = form.get("client_secret") != null;
        boolean byAssertion = ClientAssertions.arePartOf(form);
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
                    "The client authenticates twice: by the header Authorization alone, by its secret in the form alone, or"
                            + " by an assertion alone.");
        }
    }
}
