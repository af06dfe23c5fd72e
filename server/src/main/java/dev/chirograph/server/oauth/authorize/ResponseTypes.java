package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;

/** The parameters {@code response_type} and {@code response_mode}: {@code code} in the query is the only response. */
final class ResponseTypes {
    private ResponseTypes() {}

    /**
     * Checks both.
     *
     * @throws OauthException {@code unsupported_response_type} or {@code invalid_request}
     */
    static void check(Form form) {
        if (!ResponseType.CODE.toString().equals(form.require("response_type"))) {
            throw new OauthException(
                    OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "The parameter response_type must be code.");
        }
        String mode = form.get("response_mode");
        if (mode != null && !mode.equals(ResponseMode.QUERY.getValue())) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter response_mode must be query.");
        }
    }
}
