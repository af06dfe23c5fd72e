package dev.chirograph.server.runtime;

import java.util.List;

/**
 * What of a request can tell who sends it.
 *
 * @param authorization the values of all Authorization lines, as they were sent
 * @param dpop the values of all DPoP lines (RFC 9449, section 4.1), as they were sent
 * @param method the method, as it was sent
 * @param path the path, as it was sent: what a proof of possession is for
 * @param tokenElsewhere whether an access token is in the query or in a form (RFC 6750, sections 2.2 and 2.3), where it
 *     would be logged and kept
 */
public record Credentials(
        List<String> authorization, List<String> dpop, String method, String path, boolean tokenElsewhere) {
    /** Copies the lists. */
    public Credentials {
        authorization = List.copyOf(authorization);
        dpop = List.copyOf(dpop);
    }

    /** Leaves out what is secret. */
    @Override
    public String toString() {
        return "Credentials[method=" + method + ", path=" + path + "]";
    }
}
