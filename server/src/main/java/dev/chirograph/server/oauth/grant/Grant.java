package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.clients.Client;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way to be granted tokens. Safe for use by many threads. */
public interface Grant {

    /** Returns the {@code grant_type} that asks for it. */
    GrantType type();

    /**
     * Grants or refuses.
     *
     * @param client the client, authenticated if it is confidential, and allowed to use this grant
     * @param request the parsed parameters of this grant
     * @param scopes the scopes asked for, null when the request names none
     * @throws OauthException if the request is refused
     */
    Granted grant(Client client, AuthorizationGrant request, @Nullable Set<String> scopes);
}
