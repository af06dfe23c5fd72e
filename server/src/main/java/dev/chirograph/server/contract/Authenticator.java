package dev.chirograph.server.contract;

import java.util.List;

/** Finds out who is calling. Safe for use by many threads. */
public interface Authenticator {
    /**
     * Looks at the credentials.
     *
     * @param authorization the values of all Authorization lines, as they were sent
     */
    Authentication authenticate(List<String> authorization);
}
