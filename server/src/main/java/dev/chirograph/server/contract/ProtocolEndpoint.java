package dev.chirograph.server.contract;

/** Answers an operation that speaks a protocol of its own. */
@FunctionalInterface
public interface ProtocolEndpoint {
    /**
     * Answers, by {@link Exchange#send} or on {@link Exchange#response}, before it returns.
     *
     * @throws ProblemException when there is a reason to refuse with a problem; nothing may have been sent then
     * @throws Exception when something failed; the caller gets 500 and hears nothing of the reason
     */
    void handle(Exchange exchange) throws Exception;
}
