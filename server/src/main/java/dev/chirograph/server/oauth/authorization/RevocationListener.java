package dev.chirograph.server.oauth.authorization;

/** Is told of revocations that this node has committed, before the request for one is answered. */
@FunctionalInterface
public interface RevocationListener {

    /**
     * Access tokens are good no more. It must neither fail nor wait: it is called on the thread of the request, for each id once or more.
     *
     * @param id a token's {@code jti}, the id of an authorization, or what {@link Authorizations#revocationOf} says of a client
     */
    void revoked(String id);
}
