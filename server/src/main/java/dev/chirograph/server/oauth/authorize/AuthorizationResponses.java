package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.runtime.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Authorization responses: redirects to the client (RFC 6749, section 4.1.2) with the issuer as {@code iss} (RFC 9207). The status is
 * 303, after which no browser repeats the form that it has just posted here (RFC 9700, section 4.12).
 */
final class AuthorizationResponses {
    private final String issuer;

    AuthorizationResponses(String issuer) {
        this.issuer = issuer;
    }

    Response code(RedirectTarget redirectTarget, String code) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("code", List.of(code));
        return redirect(redirectTarget, parameters);
    }

    Response error(RedirectTarget redirectTarget, ErrorObject error) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("error", List.of(error.getCode()));
        if (error.getDescription() != null) {
            parameters.put("error_description", List.of(error.getDescription()));
        }
        return redirect(redirectTarget, parameters);
    }

    private Response redirect(RedirectTarget redirectTarget, Map<String, List<String>> parameters) {
        if (redirectTarget.state() != null) {
            parameters.put("state", List.of(redirectTarget.state()));
        }
        parameters.put("iss", List.of(issuer));
        String uri = redirectTarget.redirectUri();
        // RFC 6749, section 3.1.2: a query of the redirect URI is retained. Registered URIs have no fragment.
        String separator = uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&";
        return seeOther(uri + separator + Form.of(parameters).encoded());
    }

    /** Returns a redirect to any location. */
    static Response seeOther(String location) {
        return OauthResponses.noStore(Response.empty(303).header("Location", location));
    }
}
