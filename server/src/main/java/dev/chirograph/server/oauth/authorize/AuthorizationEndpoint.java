package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes authorization requests from browsers. */
final class AuthorizationEndpoint {
    private final AuthorizationRequestReader requests;
    private final StoredAuthorizationRequests kept;
    private final BrowserSessions sessions;
    private final AuthorizationFlow flow;
    private final AuthorizationResponses answers;

    AuthorizationEndpoint(
            AuthorizationRequestReader requests,
            StoredAuthorizationRequests kept,
            BrowserSessions sessions,
            AuthorizationFlow flow,
            AuthorizationResponses answers) {
        this.requests = requests;
        this.kept = kept;
        this.sessions = sessions;
        this.flow = flow;
        this.answers = answers;
    }

    /**
     * Answers {@code GET /oauth2/authorize}.
     *
     * @throws OauthException if the answer has to be a page, because it is not certain where else it may go
     */
    Response byQuery(ProtocolExchange exchange) {
        Form form = Form.ofQuery(exchange);
        BrowserSession session = sessions.of(exchange);
        UUID sessionId = session == null ? null : session.id();
        String requestUri = form.get("request_uri");
        // RFC 9126, section 4: beside what was pushed, what else is in the query does not count.
        StoredAuthorizationRequest pending = requestUri != null && StoredAuthorizationRequests.isOurs(requestUri)
                ? pushed(requestUri, form.require("client_id"), sessionId)
                : kept.bring(form, sessionId);
        var steps = new AuthorizationFlow.Steps(question -> flow.toConsent(exchange, question), flow::grant);
        return flow.goOn(exchange, pending, session, steps);
    }

    private StoredAuthorizationRequest pushed(String requestUri, String clientId, @Nullable UUID sessionId) {
        StoredAuthorizationRequest pushed = kept.bringPushed(requestUri, clientId, sessionId);
        if (pushed == null) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST_URI,
                    "The request_uri is unknown, has expired or was answered, or is another client's.");
        }
        return pushed;
    }

    /**
     * Answers {@code POST /oauth2/authorize}: has the browser come again by GET. From another site it sends its cookies along with that
     * alone ({@code SameSite=Lax}), so that a user who is signed in need not sign in again.
     *
     * @throws OauthException if the answer has to be a page, because it is not certain where else it may go
     */
    Response byForm(ProtocolExchange exchange) {
        Form form = Form.ofBody(exchange);
        String clientId = form.require("client_id");
        String requestUri = form.get("request_uri");
        if (requestUri != null && StoredAuthorizationRequests.isOurs(requestUri)) {
            return comeAgain(clientId, requestUri);
        }
        try {
            return comeAgain(clientId, kept.push(requests.readUnpushed(form), form));
        } catch (AuthorizationErrorException e) {
            return answers.refusal(e.address(), e.error());
        }
    }

    private static Response comeAgain(String clientId, String requestUri) {
        Form query = Form.of(Map.of("client_id", List.of(clientId), "request_uri", List.of(requestUri)));
        return AuthorizationResponses.seeOther("/oauth2/authorize?" + query.encoded());
    }
}
