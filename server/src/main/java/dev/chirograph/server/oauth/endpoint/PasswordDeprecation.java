package dev.chirograph.server.oauth.endpoint;

import dev.chirograph.server.api.Operations;
import dev.chirograph.server.runtime.Response;

/** RFC 9745: the headers that announce the deprecation of the grant {@code password} (RFC 9700, section 2.4). */
final class PasswordDeprecation {
    /** The date of its first release, 2026-11-24: it has been deprecated from the start. */
    private static final String SINCE = "@1795478400";

    private static final String SUCCESSOR = "<" + Operations.AUTHORIZE.path() + ">; rel=\"successor-version\"";

    private PasswordDeprecation() {}

    static Response announce(Response response) {
        return response.header("Deprecation", SINCE).header("Link", SUCCESSOR);
    }
}
