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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads ID tokens that come back as hints (OpenID Connect Core, section 3.1.2.1; RP-Initiated Logout, section 2). One that has expired
 * still says whom it was about.
 *
 * <p>Safe for use by many threads.
 */
public final class IdTokenHints {
    private static final int LONGEST_TOKEN = 8192;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final Supplier<String> publicKeys;
    private final String issuer;

    /**
     * Knows the ID tokens of an issuer.
     *
     * @param publicKeys gives the keys that verify now, as a JWK set in JSON
     */
    public IdTokenHints(Supplier<String> publicKeys, String issuer) {
        this.publicKeys = publicKeys;
        this.issuer = issuer;
    }

    /** Returns what an ID token says; null when it is none, or none that was issued here. */
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
        // An access token is no ID token, though the same keys may sign both (RFC 9068, section 5).
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(publicKeys.get()))));
        // Expired ones are hints, too.
        processor.setJWTClaimsSetVerifier(null);
        return processor;
    }
}
