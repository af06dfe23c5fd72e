package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.util.Map;

/** Refuses a request with an error of RFC 6749, section 5.2, or of one of its extensions. */
public final class OauthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorObject error;
    private final transient Map<String, String> headers;

    /** Refuses with an error, such as {@code OAuth2Error.INVALID_GRANT}, and a description for the client's developer. */
    public OauthException(ErrorObject error, String description) {
        this(error.setDescription(description));
    }

    /** Refuses with an error that has its description already. */
    public OauthException(ErrorObject error) {
        this(error, Map.of());
    }

    /** Refuses with an error that has its description already, and headers that help to do better. */
    public OauthException(ErrorObject error, Map<String, String> headers) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.error = error;
        this.headers = Map.copyOf(headers);
    }

    /** Returns the error to answer. */
    public ErrorObject error() {
        return error;
    }

    /** Returns the headers to answer with it. */
    public Map<String, String> headers() {
        return headers;
    }
}
