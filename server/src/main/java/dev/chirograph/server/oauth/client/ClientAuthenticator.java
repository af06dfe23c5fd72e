package dev.chirograph.server.oauth.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import io.helidon.http.HeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which client sends a request (RFC 6749, section 2.3). Safe for use by many threads. */
public final class ClientAuthenticator {
    private static final String UNKNOWN_CLIENT = "The client is unknown, or its secret is wrong or missing.";

    private final Clients clients;

    /** Knows these clients. */
    public ClientAuthenticator(Clients clients) {
        this.clients = clients;
    }

    /**
     * Finds the client, authenticated if it is confidential; a public one by its id alone (section 3.2.1).
     *
     * @throws OauthException {@code invalid_client} if it is unknown, disabled or fails to prove who it is,
     *     {@code invalid_request} if it tries in two ways
     */
    public Client authenticate(Exchange exchange, Form form) {
        ClientSecretBasic basic = basic(exchange);
        Client client;
        if (basic != null) {
            refuseSecondAuthentication(basic, form);
            client = clients.authenticate(
                    basic.getClientID().getValue(), basic.getClientSecret().getValue());
        } else {
            client = byForm(form);
        }
        if (client == null) {
            throw new OauthException(OAuth2Error.INVALID_CLIENT, UNKNOWN_CLIENT);
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
            return clients.authenticate(id, secret);
        }
        Client client = clients.find(id);
        return client != null && client.isPublic() && client.enabled() ? client : null;
    }

    private static @Nullable ClientSecretBasic basic(Exchange exchange) {
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
    private static void refuseSecondAuthentication(ClientSecretBasic basic, Form form) {
        String clientId = form.get("client_id");
        if (form.get("client_secret") != null
                || (clientId != null && !clientId.equals(basic.getClientID().getValue()))) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "The client authenticates twice: by the header Authorization alone, or by the form alone.");
        }
    }
}
