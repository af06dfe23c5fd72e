package dev.chirograph.server.token;

import java.util.List;

/** Looks up which access tokens of this server's issuer are revoked. Thread-safe. */
@FunctionalInterface
public interface RevocationLookup {

    /**
     * Returns whether one of these is revoked. Called for every request with an access token, so it should mostly answer from memory.
     *
     * @param ids what revokes a token: its {@code jti}, its client as {@link #ofClient} names it, and its authorization; none for a token
     *     that cannot be revoked
     * @throws VerificationUnavailableException if that cannot be determined now
     */
    boolean isAnyRevoked(List<String> ids) throws VerificationUnavailableException;

    /** Returns the id of a revocation of all access tokens of a client. */
    static String ofClient(String clientId) {
        return "client:" + clientId;
    }
}
