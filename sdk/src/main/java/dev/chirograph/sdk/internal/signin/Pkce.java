package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.token.Base64Url;

/** Makes code verifiers and challenges (PKCE, RFC 7636). */
final class Pkce {
    private static final int VERIFIER_BYTES = 32;

    private Pkce() {}

    /** Returns 256 random bits as 43 characters that need no encoding: a verifier (RFC 7636, section 4.1) or a {@code state}. */
    static String random() {
        return Base64Url.random(VERIFIER_BYTES);
    }

    /** Returns the challenge of a verifier by the method {@code S256} (RFC 7636, section 4.2). */
    static String challenge(String verifier) {
        return Base64Url.sha256(verifier);
    }
}
