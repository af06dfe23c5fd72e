package dev.chirograph.server.token;

import java.util.List;

/** Looks up which access tokens of this server's issuer are revoked. Thread-safe. */
@FunctionalInterface
public interface RevocationLookup {

    /**
     * Returns whether one of these is revoked. Called for every request with an access token, so it should mostly use
     * memory.
     *
     * @param ids the ids whose revocation revokes a token: its {@code jti}, its client in the form of
     *     {@link #ofClient}, and its authorization; empty for a token that cannot be revoked
     * @throws VerificationUnavailableException if that cannot be determined
     */
    boolean isAnyRevoked(List<String> ids) throws VerificationUnavailableException;

    /** Returns the id of a revocation of all access tokens of a client. */
    static String ofClient(String clientId) {
        return "client:" + clientId;
    }
}
