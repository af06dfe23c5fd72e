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
import dev.chirograph.server.secret.HasherBusyException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes authorization requests from clients themselves (RFC 9126), before any browser comes with them. */
final class PushedAuthorizationEndpoint {
    private final ClientAuthenticator clients;
    private final DpopAuthenticator proofs;
    private final AuthorizationRequestReader requests;
    private final StoredAuthorizationRequests kept;

    PushedAuthorizationEndpoint(
            ClientAuthenticator clients,
            DpopAuthenticator proofs,
            AuthorizationRequestReader requests,
            StoredAuthorizationRequests kept) {
        this.clients = clients;
        this.proofs = proofs;
        this.requests = requests;
        this.kept = kept;
    }

    /** Answers {@code POST /oauth2/par}. */
    Response push(ProtocolExchange exchange) {
        try {
            Form form = Form.ofBody(exchange);
            Proof proof = proofs.read(exchange);
            Client client = clients.authenticate(exchange, form);
            Form own = form.withDefault("client_id", client.id());
            return push(binding(own, proofs.use(proof)), client)
                    .header(DpopAuthenticator.NONCE, proof == null ? null : proof.nonce());
        } catch (OauthException e) {
            return OauthResponses.refusal(e);
        } catch (AuthorizationErrorException e) {
            return OauthResponses.refusal(new OauthException(e.error()));
        } catch (HasherBusyException e) {
            return OauthResponses.busy(e.retryAfter());
        } catch (RuntimeException e) {
            return OauthResponses.unavailable(e);
        }
    }

    /** RFC 9449, section 10.1: a proof says what {@code dpop_jkt} would, and both must say the same. */
    private static Form binding(Form form, @Nullable String dpopKey) {
        String named = form.get("dpop_jkt");
        if (dpopKey != null && named != null && !named.equals(dpopKey)) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The dpop_jkt is not the thumbprint of the DPoP proof's key.");
        }
        return dpopKey == null ? form : form.withDefault("dpop_jkt", dpopKey);
    }

    private Response push(Form form, Client client) {
        // Section 2.1: a pushed request refers to no other, and is its sender's own.
        if (form.get("request_uri") != null || !client.id().equals(form.get("client_id"))) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "There is a request_uri, or the client_id is not who authenticates.");
        }
        String requestUri = kept.push(requests.readPushed(form), form);
        var answer = new PushedAuthorizationSuccessResponse(
                URI.create(requestUri), StoredAuthorizationRequests.PUSHED_LIFETIME.toSeconds());
        return OauthResponses.json(201, answer.toJSONObject());
    }
}
