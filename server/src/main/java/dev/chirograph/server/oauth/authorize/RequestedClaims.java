package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokens;
import java.util.List;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code claims} (OpenID Connect Core, section 5.5). Unknown members are stored and ignored.
 *
 * @param json the parameter as it was sent, null for none
 * @param subject the user requested by {@code id_token.sub.value}, null for none
 */
record RequestedClaims(@Nullable String json, @Nullable String subject) {
    private static final RequestedClaims NONE = new RequestedClaims(null, null);

    /**
     * Reads the parameter.
     *
     * @throws OauthException {@code invalid_request} if it is not a JSON object, {@code unmet_authentication_requirements} if an
     *     essential {@code acr} is not supported
     */
    static RequestedClaims parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        JSONObject claims;
        try {
            claims = JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            // Its message quotes the input, which errors must not repeat.
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter claims must be a JSON object.");
        }
        rejectUnmetAcr(member(member(claims, "id_token"), "acr"));
        Object subject = member(member(member(claims, "id_token"), "sub"), "value");
        return new RequestedClaims(json, subject instanceof String text ? text : null);
    }

    /** Section 5.5.1.1: an essential {@code acr} that is not supported is a failed authentication; a voluntary one is ignored. */
    private static void rejectUnmetAcr(@Nullable Object acr) {
        if (!Boolean.TRUE.equals(member(acr, "essential"))) {
            return;
        }
        Object value = member(acr, "value");
        Object values = member(acr, "values");
        boolean met = (value == null || value.equals(IdTokens.ACR))
                && (values == null || (values instanceof List<?> several && several.contains(IdTokens.ACR)));
        if (!met) {
            throw new OauthException(
                    OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS,
                    "The only supported authentication context class (acr) is " + IdTokens.ACR + ".");
        }
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof JSONObject members ? members.get(name) : null;
    }
}
