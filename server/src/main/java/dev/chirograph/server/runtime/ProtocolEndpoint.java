package dev.chirograph.server.runtime;

/** Answers an operation that speaks a protocol of its own. */
@FunctionalInterface
public interface ProtocolEndpoint {
    /**
     * Answers, by {@link ProtocolExchange#send} or on {@link ProtocolExchange#response}, before it returns.
     *
     * @throws ProblemException when there is a reason to refuse with a problem; nothing may have been sent then
     * @throws Exception when something failed; the caller gets 500 and hears nothing of the reason
     */
    void handle(ProtocolExchange exchange) throws Exception;
}
