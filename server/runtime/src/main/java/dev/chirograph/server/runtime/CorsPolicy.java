package dev.chirograph.server.runtime;

import java.util.List;

/**
 * What scripts of any origin may do with an operation (Fetch Standard, section 3.3). The browser sends no credentials of its own.
 *
 * @param allowHeaders the request headers that a script may set beyond the safelisted ones
 * @param exposeHeaders the response headers that a script may read beyond the safelisted ones
 */
public record CorsPolicy(List<String> allowHeaders, List<String> exposeHeaders) {
    /** Copies the lists. */
    public CorsPolicy {
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
