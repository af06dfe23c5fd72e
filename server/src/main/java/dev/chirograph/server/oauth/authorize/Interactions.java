package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends browsers to the login and consent pages, and finds their requests when they come back. Only the browser that a request arrived
 * with can continue it. Thread-safe, also across nodes.
 */
final class Interactions {
    private static final String CONSENT_PATH = Operations.SHOW_CONSENT.path() + "?request=";
    private static final String LOGIN_PATH = Operations.SHOW_SIGN_IN.path() + "?";

    private final StoredAuthorizationRequests storedRequests;
    private final Csrf csrf;

    Interactions(StoredAuthorizationRequests storedRequests, Csrf csrf) {
        this.storedRequests = storedRequests;
        this.csrf = csrf;
    }

    /** Redirects to the login page, which continues to the consent page. */
    Response toLogin(
            ProtocolExchange exchange, StoredAuthorizationRequest storedRequest, AuthorizationRequest request) {
        return redirect(
                exchange,
                storedRequest,
                request,
                id -> LOGIN_PATH
                        + Form.of(Map.of("continue", List.of(consentPath(id)))).encoded());
    }

    /** Redirects to the consent page. */
    Response toConsent(ProtocolExchange exchange, ConsentRequest consentRequest) {
        return redirect(exchange, consentRequest.storedRequest(), consentRequest.request(), Interactions::consentPath);
    }

    /** Stores the request for this browser unless it is stored already, and redirects to a path that has its id. */
    private Response redirect(
            ProtocolExchange exchange,
            StoredAuthorizationRequest storedRequest,
            AuthorizationRequest request,
            Function<String, String> path) {
        if (storedRequest.id() != null) {
            return AuthorizationResponses.seeOther(path.apply(storedRequest.id()));
        }
        Csrf.Browser browser = csrf.browser(exchange);
        StoredAuthorizationRequest stored = storedRequests.store(storedRequest, request, browser.value());
        return AuthorizationResponses.seeOther(path.apply(stored.id())).cookie(browser.setCookie());
    }

    static String consentPath(String id) {
        return CONSENT_PATH + id;
    }

    /**
     * Finds the request that a consent form or link names.
     *
     * @throws OauthException if it has expired, is completed, or arrived with another browser
     */
    StoredAuthorizationRequest resume(ProtocolExchange exchange, Form form) {
        StoredAuthorizationRequest storedRequest = find(exchange, form.require("request"));
        if (storedRequest == null) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "This sign-in request has expired, has already been used, or was started in another browser.");
        }
        return storedRequest;
    }

    /**
     * Finds the request that the login page continues to.
     *
     * @return null if the page continues to another location, or the request is no longer valid
     */
    @Nullable
    StoredAuthorizationRequest continuedBy(ProtocolExchange exchange, String continueTo) {
        return continueTo.startsWith(CONSENT_PATH) ? find(exchange, continueTo.substring(CONSENT_PATH.length())) : null;
    }

    private @Nullable StoredAuthorizationRequest find(ProtocolExchange exchange, String id) {
        return storedRequests.find(id, csrf.browser(exchange).value());
    }
}
