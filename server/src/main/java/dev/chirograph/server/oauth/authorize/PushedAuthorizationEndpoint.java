package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.DpopAuthenticator;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.net.URI;

/** The pushed authorization request endpoint (RFC 9126). */
final class PushedAuthorizationEndpoint {
    private final ClientAuthenticator clientAuthenticator;
    private final DpopAuthenticator dpopAuthenticator;
    private final AuthorizationRequestReader requestReader;
    private final StoredAuthorizationRequests storedRequests;

    PushedAuthorizationEndpoint(
            ClientAuthenticator clientAuthenticator,
            DpopAuthenticator dpopAuthenticator,
            AuthorizationRequestReader requestReader,
            StoredAuthorizationRequests storedRequests) {
        this.clientAuthenticator = clientAuthenticator;
        this.dpopAuthenticator = dpopAuthenticator;
        this.requestReader = requestReader;
        this.storedRequests = storedRequests;
    }

    /** Answers {@code POST /oauth2/par}. */
    Response push(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Proof proof = dpopAuthenticator.read(exchange);
            Client client = clientAuthenticator.authenticate(exchange, form);
            Form ofClient = form.withDefault("client_id", client.id());
            return push(DpopKeyBinding.bind(ofClient, dpopAuthenticator.use(proof)), client)
                    .header(DpopAuthenticator.NONCE, proof == null ? null : proof.nonce());
        });
    }

    private Response push(Form form, Client client) {
        // Section 2.1: a pushed request refers to no other request, and belongs to the client that pushes it.
        if (form.get("request_uri") != null || !client.id().equals(form.get("client_id"))) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "A pushed request must have no request_uri, and the client_id of the authenticated client.");
        }
        var response = new PushedAuthorizationSuccessResponse(
                URI.create(store(form)), StoredAuthorizationRequests.PUSHED_LIFETIME.toSeconds());
        return OauthResponses.json(201, response.toJSONObject());
    }

    private String store(Form form) {
        try {
            return storedRequests.push(requestReader.readPushed(form), form);
        } catch (AuthorizationErrorException e) {
            // Section 2.3: errors are returned in the response, not by a redirect.
            throw new OauthException(e.error());
        }
    }
}
