package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token request.
 *
 * @param form the parameters of the request
 * @param client the client, authenticated if it is confidential, and registered for the grant
 * @param scopes the requested scopes, null if the request has no {@code scope}
 * @param resources the requested resources (RFC 8707), empty if the request has no {@code resource}
 * @param dpopKey the thumbprint of the key that the request has proven to hold (RFC 9449), null for none
 * @param address the caller's literal IPv4 or IPv6 address
 */
public record GrantRequest(
        Form form,
        Client client,
        @Nullable Set<String> scopes,
        List<String> resources,
        @Nullable String dpopKey,
        String address) {

    /**
     * Returns whether a credential that is bound to this key may be used (RFC 9449, sections 5 and 10); null means not
     * bound.
     */
    boolean holdsKey(@Nullable String boundKey) {
        return boundKey == null || boundKey.equals(dpopKey);
    }

    /**
     * Returns the resources of the access token: the requested ones, or all granted ones (RFC 8707, section 2.2).
     *
     * @throws OauthException {@code invalid_target} if one is requested that was not granted
     */
    List<String> audienceWithin(List<String> granted) {
        if (!granted.containsAll(resources)) {
            throw new OauthException(
                    OAuth2Error.INVALID_TARGET,
                    "The resource was not granted; request one of those that the authorization has.");
        }
        return resources.isEmpty() ? granted : resources;
    }

    /** Omits the form, which contains credentials. */
    @Override
    public String toString() {
        return "GrantRequest[client=" + client.id() + ", scopes=" + scopes + ", resources=" + resources + "]";
    }
}
