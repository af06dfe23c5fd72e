package dev.chirograph.generator.contract;

import java.util.List;

/**
 * Allows scripts of any origin to call an operation ({@code x-cors}; Fetch Standard, section 3.3). Browsers add no credentials
 * to such a call.
 *
 * @param allowHeaders the request headers that a script may set beyond the safelisted ones
 * @param exposeHeaders the response headers that a script may read beyond the safelisted ones
 */
public record Cors(String pointer, List<String> allowHeaders, List<String> exposeHeaders) {
    public Cors {
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
