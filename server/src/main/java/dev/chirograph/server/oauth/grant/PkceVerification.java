package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.oauth.protocol.OauthException;
import org.jspecify.annotations.Nullable;

/** RFC 7636, section 4.6: compares the {@code code_verifier} of a token request with the code's {@code code_challenge}. */
final class PkceVerification {
    private PkceVerification() {}

    /**
     * Returns the {@code code_verifier}, null if the request has none.
     *
     * @throws OauthException {@code invalid_request} if it is malformed (section 4.1)
     */
    static @Nullable CodeVerifier parse(@Nullable String codeVerifier) {
        try {
            return codeVerifier == null ? null : new CodeVerifier(codeVerifier);
        } catch (IllegalArgumentException e) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "The code_verifier must be 43 to 128 characters, each a letter, a digit or one of - . _ ~.");
        }
    }

    /**
     * Returns whether the verifier matches the challenge by the method {@code S256}. A verifier without a challenge does not match:
     * an attacker may have removed the challenge from the authorization request (RFC 9700, section 4.8.2).
     */
    static boolean matches(@Nullable String codeChallenge, @Nullable CodeVerifier codeVerifier) {
        if (codeChallenge == null) {
            return codeVerifier == null;
        }
        return codeVerifier != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, codeVerifier)
                        .getValue()
                        .equals(codeChallenge);
    }
}
