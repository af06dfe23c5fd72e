package dev.chirograph.server.runtime;

/** Serves an operation that speaks a protocol of its own. */
@FunctionalInterface
public interface ProtocolEndpoint {
    /**
     * Responds, by {@link ProtocolExchange#send} or on {@link ProtocolExchange#response}, before it returns.
     *
     * @throws ProblemException when there is a reason to refuse with a problem; nothing may have been sent then
     * @throws Exception when something failed; the caller gets 500 without the reason
     */
    void handle(ProtocolExchange exchange) throws Exception;
}
