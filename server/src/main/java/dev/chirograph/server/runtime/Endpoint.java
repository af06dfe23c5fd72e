package dev.chirograph.server.runtime;

/** Makes an answer out of a request: the generated code that decodes, calls the handler and encodes. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers.
     *
     * @throws ProblemException when there is a reason to refuse
     * @throws Exception when something failed; the caller gets 500 and hears nothing of the reason
     */
    Response handle(DecodedRequest incoming) throws Exception;
}
