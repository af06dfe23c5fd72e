package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maximum lengths of the parameters of an authorization request, in characters. */
final class ParameterLimits {
    /** The state is part of the redirect's URL, whose length proxies limit. */
    private static final int MAX_STATE_LENGTH = 2_048;

    private static final int MAX_LENGTH = 8_192;

    private ParameterLimits() {}

    /**
     * Checks all parameters.
     *
     * @throws OauthException {@code invalid_request} if one is too long, or contains NUL, which PostgreSQL cannot store
     */
    static void check(Form form) {
        String state = form.get("state");
        if (state != null && state.length() > MAX_STATE_LENGTH) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "The parameter state must have at most " + MAX_STATE_LENGTH + " characters.");
        }
        for (List<String> values : form.parameters().values()) {
            for (String value : values) {
                if (value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
                    throw new OauthException(
                            OAuth2Error.INVALID_REQUEST,
                            "A parameter must have at most " + MAX_LENGTH + " characters, and no NUL.");
                }
            }
        }
    }

    /** Returns the {@code state} to repeat in a response; null if the request has none, or one that is too long. */
    static @Nullable String state(Form form) {
        String state = form.get("state");
        return state != null && state.length() <= MAX_STATE_LENGTH ? state : null;
    }
}
