package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.runtime.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words the answers that a browser takes to the client (RFC 6749, section 4.1.2), each with the issuer (RFC 9207). The status is 303,
 * with which no browser sends a form on that it has just sent here (RFC 9700, section 4.12).
 */
final class AuthorizationResponses {
    private final String issuer;

    AuthorizationResponses(String issuer) {
        this.issuer = issuer;
    }

    Response code(RedirectTarget address, String code) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("code", List.of(code));
        return to(address, parameters);
    }

    Response refusal(RedirectTarget address, ErrorObject error) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("error", List.of(error.getCode()));
        if (error.getDescription() != null) {
            parameters.put("error_description", List.of(error.getDescription()));
        }
        return to(address, parameters);
    }

    private Response to(RedirectTarget address, Map<String, List<String>> parameters) {
        if (address.state() != null) {
            parameters.put("state", List.of(address.state()));
        }
        parameters.put("iss", List.of(issuer));
        String uri = address.redirectUri();
        // RFC 6749, section 3.1.2: what query there is stays. Registered ones have no fragment.
        String separator = uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&";
        return seeOther(uri + separator + Form.of(parameters).encoded());
    }

    /** Sends the browser on, wherever that is. */
    static Response seeOther(String location) {
        return OauthResponses.noStore(Response.empty(303).header("Location", location));
    }
}
