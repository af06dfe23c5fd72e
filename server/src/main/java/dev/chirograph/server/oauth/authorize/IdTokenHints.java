package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.Nullable;

/** Reads ID tokens that come back as hints. */
@FunctionalInterface
public interface IdTokenHints {

    /**
     * Returns whom an ID token is about; null when it is none of this server's. One that has expired is still a hint.
     *
     * @param idToken any text
     */
    @Nullable
    String subject(String idToken);
}
