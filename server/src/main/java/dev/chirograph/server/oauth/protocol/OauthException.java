package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.util.Map;

/** RFC 6749, section 5.2: an error response, with a code of that section or of an extension. */
public final class OauthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorObject error;
    private final transient Map<String, String> headers;

    /**
     * Creates a response with an error such as {@code OAuth2Error.INVALID_GRANT} and an {@code error_description} for
     * developers.
     */
    public OauthException(ErrorObject error, String description) {
        this(error.setDescription(description));
    }

    /** Creates a response with an error that has its description. */
    public OauthException(ErrorObject error) {
        this(error, Map.of());
    }

    /** Creates a response with an error that has its description, and with headers such as {@code Retry-After}. */
    public OauthException(ErrorObject error, Map<String, String> headers) {
        // Without a stack trace: it is an expected response, which attackers can cause at will.
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.error = error;
        this.headers = Map.copyOf(headers);
    }

    /** Returns the error. */
    public ErrorObject error() {
        return error;
    }

    /** Returns the headers of the response. */
    public Map<String, String> headers() {
        return headers;
    }
}
