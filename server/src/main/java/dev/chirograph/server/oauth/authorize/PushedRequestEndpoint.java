package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.OauthReplies;
import dev.chirograph.server.secret.HasherBusyException;
import java.net.URI;

/** Takes authorization requests from clients themselves (RFC 9126), before any browser comes with them. */
final class PushedRequestEndpoint {
    private final ClientAuthenticator clients;
    private final RequestReader requests;
    private final KeptRequests kept;

    PushedRequestEndpoint(ClientAuthenticator clients, RequestReader requests, KeptRequests kept) {
        this.clients = clients;
        this.requests = requests;
        this.kept = kept;
    }

    /** Answers {@code POST /oauth2/par}. */
    Reply push(Exchange exchange) {
        try {
            Form form = Form.ofBody(exchange);
            Client client = clients.authenticate(exchange, form);
            return push(form.withDefault("client_id", client.id()), client);
        } catch (OauthException e) {
            return OauthReplies.refusal(e);
        } catch (RefusedRequestException e) {
            return OauthReplies.refusal(new OauthException(e.error()));
        } catch (HasherBusyException e) {
            return OauthReplies.busy(e.retryAfter());
        }
    }

    private Reply push(Form form, Client client) {
        // Section 2.1: a pushed request refers to no other, and is its sender's own.
        if (form.get("request_uri") != null || !client.id().equals(form.get("client_id"))) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "There is a request_uri, or the client_id is not who authenticates.");
        }
        String requestUri = kept.push(requests.readPushed(form), form);
        var answer = new PushedAuthorizationSuccessResponse(
                URI.create(requestUri), KeptRequests.PUSHED_LIFETIME.toSeconds());
        return OauthReplies.json(201, answer.toJSONObject());
    }
}
