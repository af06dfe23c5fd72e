package dev.chirograph.server.oauth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OpenID Connect Core, section 3.1.2.1, and RP-Initiated Logout, section 2: verifies and parses the parameter {@code id_token_hint}. Accepts
 * expired ID tokens.
 *
 * <p>Thread-safe.
 */
public final class IdTokenHints {
    private static final int LONGEST_TOKEN = 8192;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final Supplier<String> publicKeys;
    private final String issuer;

    /**
     * Parses the ID tokens of an issuer.
     *
     * @param publicKeys supplies the current JWK set in JSON
     */
    public IdTokenHints(Supplier<String> publicKeys, String issuer) {
        this.publicKeys = publicKeys;
        this.issuer = issuer;
    }

    /** Returns the content of an ID token; null if it is malformed, or was not issued here. */
    public @Nullable IdTokenHint read(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return null;
        }
        try {
            JWTClaimsSet claims = processor().process(SignedJWT.parse(token), null);
            return issuer.equals(claims.getIssuer()) && claims.getSubject() != null
                    ? new IdTokenHint(claims.getSubject(), claims.getAudience(), claims.getStringClaim("sid"))
                    : null;
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // Rejects access tokens, which the same keys may sign (RFC 9068, section 5).
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(publicKeys.get()))));
        // Expired ID tokens are valid hints.
        processor.setJWTClaimsSetVerifier(null);
        return processor;
    }

    /**
     * The content of an {@code id_token_hint}.
     *
     * @param subject the user's id
     * @param audience the clients that the ID token was issued to
     * @param sessionId the browser session in which it was issued ({@code sid}), null outside of a browser
     */
    public record IdTokenHint(
            String subject, List<String> audience, @Nullable String sessionId) {

        /** Copies the list. */
        public IdTokenHint {
            audience = List.copyOf(audience);
        }
    }
}
