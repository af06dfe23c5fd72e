package dev.chirograph.server.runtime;

/** Serves an operation: the generated code that decodes, calls the handler and encodes. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Returns the response.
     *
     * @throws ProblemException if the request is rejected
     * @throws Exception if something failed; the caller gets 500 without the reason
     */
    Response handle(DecodedRequest incoming) throws Exception;
}
