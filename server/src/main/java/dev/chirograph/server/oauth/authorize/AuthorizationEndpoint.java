package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.api.Operations;
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

/** The authorization endpoint (RFC 6749, section 3.1; OpenID Connect Core, section 3.1.2). */
final class AuthorizationEndpoint {
    private final AuthorizationRequestReader requestReader;
    private final StoredAuthorizationRequests storedRequests;
    private final BrowserSessions sessions;
    private final AuthorizationFlow flow;
    private final Interactions interactions;
    private final AuthorizationResponses responses;

    AuthorizationEndpoint(
            AuthorizationRequestReader requestReader,
            StoredAuthorizationRequests storedRequests,
            BrowserSessions sessions,
            AuthorizationFlow flow,
            Interactions interactions,
            AuthorizationResponses responses) {
        this.requestReader = requestReader;
        this.storedRequests = storedRequests;
        this.sessions = sessions;
        this.flow = flow;
        this.interactions = interactions;
        this.responses = responses;
    }

    /**
     * Answers {@code GET /oauth2/authorize}.
     *
     * @throws OauthException if the client or its redirect URI is invalid: the error is shown to the user
     */
    Response byQuery(ProtocolExchange exchange) {
        Form form = Form.ofQuery(exchange);
        BrowserSession session = sessions.of(exchange);
        StoredAuthorizationRequest storedRequest = arrived(form, session == null ? null : session.id());
        return switch (flow.nextStep(storedRequest, session)) {
            case NextStep.Login login -> interactions.toLogin(exchange, storedRequest, login.request());
            case NextStep.Consent consent -> interactions.toConsent(exchange, consent.consentRequest());
            case NextStep.IssueCode issueCode -> flow.issueCode(issueCode.consentRequest());
            case NextStep.Reject reject -> flow.reject(storedRequest, reject);
        };
    }

    private StoredAuthorizationRequest arrived(Form form, @Nullable UUID browserSession) {
        String requestUri = form.get("request_uri");
        if (requestUri == null || !StoredAuthorizationRequests.isPushedRequestUri(requestUri)) {
            return storedRequests.arrived(form, browserSession);
        }
        // RFC 9126, section 4: parameters beside the request_uri of a pushed request are ignored.
        StoredAuthorizationRequest pushed =
                storedRequests.pushedRequest(requestUri, form.require("client_id"), browserSession);
        if (pushed == null) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST_URI,
                    "The request_uri is unknown, has expired, has already been used, or belongs to another client.");
        }
        return pushed;
    }

    /**
     * Answers {@code POST /oauth2/authorize}: stores the request and redirects to the GET. A browser sends its cookies with a
     * cross-site GET but not with a cross-site POST ({@code SameSite=Lax}), and without them the user would have to sign in again.
     *
     * @throws OauthException if the client or its redirect URI is invalid: the error is shown to the user
     */
    Response byForm(ProtocolExchange exchange) {
        Form form = Form.ofBody(exchange);
        String clientId = form.require("client_id");
        String requestUri = form.get("request_uri");
        if (requestUri != null && StoredAuthorizationRequests.isPushedRequestUri(requestUri)) {
            return redirectToGet(clientId, requestUri);
        }
        try {
            return redirectToGet(clientId, storedRequests.push(requestReader.readUnpushed(form), form));
        } catch (AuthorizationErrorException e) {
            return responses.error(e.redirectTarget(), e.error());
        }
    }

    private static Response redirectToGet(String clientId, String requestUri) {
        Form query = Form.of(Map.of("client_id", List.of(clientId), "request_uri", List.of(requestUri)));
        return AuthorizationResponses.seeOther(Operations.AUTHORIZE.path() + "?" + query.encoded());
    }
}
