package dev.chirograph.server.runtime.pipeline;

import java.util.List;
import java.util.Locale;

/** The scheme of an access token in the header Authorization. */
enum AuthenticationScheme {
    /** RFC 6750: possession of the token is enough. */
    BEARER,

    /** RFC 9449: a proof of possession of the key that the token is bound to is required too. */
    DPOP;

    /** Returns the scheme of a request; Bearer if it has none. */
    static AuthenticationScheme of(List<String> authorization) {
        return authorization.size() == 1
                        && authorization.getFirst().toLowerCase(Locale.ROOT).startsWith("dpop ")
                ? DPOP
                : BEARER;
    }
}
