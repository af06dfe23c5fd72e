package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.oauth.grant.OauthException;
import io.helidon.http.HeaderNames;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes token requests out of HTTP requests. What is in doubt is refused here; the rest is Nimbus's to parse. */
final class TokenRequests {
    /** The one media type, with UTF-8 said or not (RFC 6749, appendix B). */
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded[ \t]*(;[ \t]*charset=\"?utf-8\"?)?");

    private final URI endpoint;

    TokenRequests(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Reads the form. @throws OauthException {@code invalid_request} */
    static Form readForm(Exchange exchange) {
        List<String> mediaTypes = exchange.request().headers().values(HeaderNames.CONTENT_TYPE);
        if (mediaTypes.size() != 1
                || !FORM.matcher(mediaTypes.getFirst().strip().toLowerCase(Locale.ROOT))
                        .matches()) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The body must be of the type application/x-www-form-urlencoded.");
        }
        return Form.parse(exchange.body());
    }

    /** @throws OauthException if the request names no client, two, or lacks what its grant needs */
    TokenRequest parse(Exchange exchange, Form form) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        request.setBody(URLUtils.serializeParameters(form.parameters()));
        ClientSecretBasic basic = basic(exchange);
        if (basic != null) {
            refuseSecondAuthentication(basic, form);
            basic.applyTo(request);
        }
        try {
            return TokenRequest.parse(request);
        } catch (ParseException e) {
            throw new OauthException(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
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
                    "The client authenticates twice: by the header Authorization alone, or" + " by the form alone.");
        }
    }
}
