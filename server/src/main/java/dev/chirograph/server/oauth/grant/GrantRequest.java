package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import dev.chirograph.server.clients.Client;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the token endpoint.
 *
 * @param client the client, authenticated if it is confidential, and allowed to use the grant
 * @param message the parsed parameters of the grant
 * @param scopes the scopes asked for, null when the request names none
 * @param resources what the access token is to be for (RFC 8707), empty when the request names nothing
 * @param dpopKey the thumbprint of the key that the request has proven to hold (RFC 9449), null when it has proven none
 * @param address where the request comes from, as a literal IPv4 or IPv6 address
 */
public record GrantRequest(
        Client client,
        AuthorizationGrant message,
        @Nullable Set<String> scopes,
        List<String> resources,
        @Nullable String dpopKey,
        String address) {

    /** Leaves out the message, which has credentials. */
    @Override
    public String toString() {
        return "GrantRequest[client=" + client.id() + ", scopes=" + scopes + ", resources=" + resources + "]";
    }
}
