package dev.chirograph.server.runtime;

/** Serves an operation with its own protocol. */
@FunctionalInterface
public interface ProtocolEndpoint {
    /**
     * Sends the response with {@link ProtocolExchange#send} or {@link ProtocolExchange#response} before it returns.
     *
     * @throws ProblemException to reject the request with a problem, if nothing was sent
     * @throws Exception if something failed; the caller gets 500 without the reason
     */
    void handle(ProtocolExchange exchange) throws Exception;
}
