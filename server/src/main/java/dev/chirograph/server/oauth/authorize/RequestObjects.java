package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;

/**
 * The parameters {@code request}, {@code request_uri} and {@code registration}, which are not supported (OpenID Connect Core, section
 * 3.1.2.6). The {@code request_uri} of a pushed request is resolved before.
 */
final class RequestObjects {
    private RequestObjects() {}

    static void reject(Form form) {
        reject(form, "request", OAuth2Error.REQUEST_NOT_SUPPORTED);
        reject(form, "request_uri", OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
        reject(form, "registration", OIDCError.REGISTRATION_NOT_SUPPORTED);
    }

    private static void reject(Form form, String name, ErrorObject error) {
        if (form.get(name) != null) {
            throw new OauthException(error, "The parameter " + name + " is not supported.");
        }
    }
}
