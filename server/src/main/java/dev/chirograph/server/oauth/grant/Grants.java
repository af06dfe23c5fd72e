package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grants of the token endpoint, by their {@code grant_type} (RFC 6749, section 1.3). Thread-safe. */
public final class Grants {
    private final Map<String, Grant> byType;

    /** Supports the five grants, each with the credentials that it exchanges. */
    public Grants(
            Database database,
            Authorizations authorizations,
            AuthorizationCodes codes,
            DeviceAuthorizations devices,
            RefreshTokens refreshTokens,
            LoginThrottle logins,
            Clock clock) {
        this.byType = Stream.of(
                        new AuthorizationCodeGrant(codes),
                        new ClientCredentialsGrant(),
                        new DeviceCodeGrant(devices),
                        new PasswordGrant(database, logins, authorizations, refreshTokens, clock),
                        new RefreshTokenGrant(refreshTokens))
                .collect(Collectors.toUnmodifiableMap(grant -> grant.type().getValue(), Function.identity()));
    }

    /** Returns all values of {@code grant_type}, in alphabetical order. */
    public Set<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    /** Returns all values of {@code grant_type} but the legacy {@code password}, in alphabetical order. */
    public Set<String> typesWithoutPassword() {
        Set<String> types = types();
        types.remove(GrantType.PASSWORD.getValue());
        return types;
    }

    /**
     * Returns the grant type of a token request.
     *
     * @throws OauthException {@code invalid_request} if it is missing, {@code unsupported_grant_type} if it is not supported
     */
    public String typeOf(Form form) {
        String type = form.require("grant_type");
        if (!byType.containsKey(type)) {
            throw new OauthException(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE,
                    "The grant_type is not supported; supported: " + String.join(", ", types()) + ".");
        }
        return type;
    }

    /**
     * Validates the request's credentials and determines the tokens to issue.
     *
     * @throws OauthException if the request is rejected
     */
    public GrantResult grant(GrantRequest request) {
        return byType.get(typeOf(request.form())).grant(request);
    }
}
