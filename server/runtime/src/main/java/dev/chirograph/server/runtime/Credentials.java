package dev.chirograph.server.runtime;

import java.util.List;

/**
 * The parts of a request that authenticate its caller.
 *
 * @param authorization the values of all Authorization lines, as they were sent
 * @param dpop the values of all DPoP lines (RFC 9449, section 4.1), as they were sent
 * @param method the method, as it was sent
 * @param path the path as it was sent, to which a DPoP proof is bound
 * @param tokenElsewhere whether an access token is in the query or in a form (RFC 6750, sections 2.2 and 2.3), where it
 *     would be logged and stored
 */
public record Credentials(
        List<String> authorization, List<String> dpop, String method, String path, boolean tokenElsewhere) {
    /** Copies the lists. */
    public Credentials {
        authorization = List.copyOf(authorization);
        dpop = List.copyOf(dpop);
    }

    /** Omits the secrets. */
    @Override
    public String toString() {
        return "Credentials[method=" + method + ", path=" + path + "]";
    }
}
