package dev.chirograph.server.runtime.pipeline;

import java.util.List;
import java.util.Locale;

/** The scheme of an access token in the header Authorization. */
enum AuthenticationScheme {
    /** RFC 6750: possession of the token is enough. */
    BEARER,

    /** RFC 9449: with a proof that the sender has the key, too, that the token is bound to. */
    DPOP;

    /** Returns the scheme that a request has chosen; Bearer, too, when it has chosen none. */
    static AuthenticationScheme of(List<String> authorization) {
        return authorization.size() == 1
                        && authorization.getFirst().toLowerCase(Locale.ROOT).startsWith("dpop ")
                ? DPOP
                : BEARER;
    }
}
