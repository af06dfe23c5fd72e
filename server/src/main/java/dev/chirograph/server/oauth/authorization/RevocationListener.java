package dev.chirograph.server.oauth.authorization;

/** Is notified of the revocations that this node commits, before their requests are answered. */
@FunctionalInterface
public interface RevocationListener {

    /**
     * Is called when access tokens were revoked, on the thread of the request, once or more for each id. Must neither throw nor block.
     *
     * @param id a token's {@code jti}, the id of an authorization, or the {@link Authorizations#revocationOf} of a client
     */
    void revoked(String id);
}
