package dev.chirograph.server.dpop;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies DPoP proofs (RFC 9449, section 4.3). A proof must contain a nonce of this server (section 8), so that it
 * cannot be created in advance. Nimbus parses proofs and verifies signatures. Its own DPoP verifier is not used: it
 * reads the system clock, compares {@code htu} without normalization, and reports a missing nonce only in a message.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class Proofs {
    /** The signature algorithms of proofs (JWA names), all asymmetric. */
    public static final List<String> ALGORITHMS = List.of("ES256", "PS256");

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    /** Far longer than any proof; it bounds the cost of parsing before the signature is verified. */
    private static final int LONGEST = 4 * 1024;

    /** How far a client's clock may be ahead: FAPI 2.0 requires at least 10 seconds and at most 60. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** The nonce limits the age of a proof, too. */
    private static final Duration AGE = Duration.ofMinutes(2);

    private static final int LONGEST_ID = 512;

    private final String publicUrl;
    private final ServerNonces nonces;
    private final JtiCache used;
    private final Clock clock;

    /** @param publicUrl the URL by which clients reach this server, without a path */
    public Proofs(URI publicUrl, ServerNonces nonces, JtiCache used, Clock clock) {
        this.publicUrl = publicUrl.toString();
        this.nonces = nonces;
        this.used = used;
        this.clock = clock;
    }

    /**
     * Verifies the proof of a request, except for replay: {@link #use} checks that after all other checks of the
     * request.
     *
     * @param lines the values of all DPoP header lines
     * @param method the request's method
     * @param path the request's path, as it was sent
     * @param accessToken the token that the proof must be for; null if the request has none
     * @throws InvalidProofException if there is no proof, or it is invalid
     */
    public Proof verify(List<String> lines, String method, String path, @Nullable String accessToken)
            throws InvalidProofException {
        SignedJWT proof = parse(lines);
        checkHeader(proof);
        JWTClaimsSet claims = claimsOf(proof);
        String key = ProofKey.verify(proof);
        checkRequest(claims, method, path, accessToken);
        String nonce = string(claims, "nonce");
        if (nonce == null || !nonces.isGood(nonce)) {
            throw InvalidProofException.without(nonces.current());
        }
        Instant issuedAt = checkTimes(claims);
        String id = string(claims, "jti");
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            throw InvalidProofException.of(
                    "The DPoP proof must have an id (jti) of at most " + LONGEST_ID + " characters.");
        }
        return new Proof(key, nonces.successorOf(nonce), id, issuedAt.plus(AGE).plus(AHEAD));
    }

    /**
     * Marks a proof as used.
     *
     * @throws InvalidProofException if it was used before; of two concurrent requests that use it, one fails
     */
    public void use(Proof proof) throws InvalidProofException {
        // With the key, so that a client cannot use up another client's ids.
        if (!used.isFirst("dpop", proof.key() + "\n" + proof.id(), proof.goodUntil())) {
            throw InvalidProofException.of("The DPoP proof was used before; each request needs a new one.");
        }
    }

    private static SignedJWT parse(List<String> lines) throws InvalidProofException {
        if (lines.size() != 1) {
            throw InvalidProofException.of(
                    lines.isEmpty() ? "The request needs a DPoP proof." : "The header DPoP must not be repeated.");
        }
        String line = lines.getFirst();
        if (line.length() > LONGEST) {
            throw InvalidProofException.of("The DPoP proof is longer than " + LONGEST + " characters.");
        }
        try {
            return SignedJWT.parse(line);
        } catch (ParseException | RuntimeException e) {
            // Without the parser's message, which may quote the request.
            throw InvalidProofException.of("The header DPoP must be one signed JWT, with a public key (jwk) if any.");
        }
    }

    private static void checkHeader(SignedJWT proof) throws InvalidProofException {
        if (!TYPE.equals(proof.getHeader().getType())) {
            throw InvalidProofException.of("The DPoP proof must be of the type (typ) dpop+jwt.");
        }
        if (!ALGORITHMS.contains(proof.getHeader().getAlgorithm().getName())) {
            throw InvalidProofException.of(
                    "The DPoP proof must be signed with one of " + String.join(", ", ALGORITHMS) + ".");
        }
    }

    private static JWTClaimsSet claimsOf(SignedJWT proof) throws InvalidProofException {
        try {
            return proof.getJWTClaimsSet();
        } catch (ParseException | RuntimeException e) {
            throw InvalidProofException.of("The claims of the DPoP proof cannot be read.");
        }
    }

    private void checkRequest(JWTClaimsSet claims, String method, String path, @Nullable String accessToken)
            throws InvalidProofException {
        if (!method.equals(string(claims, "htm"))) {
            throw InvalidProofException.of("The DPoP proof is for another method (htm).");
        }
        String uri = string(claims, "htu");
        ProofTarget target = uri == null ? null : ProofTarget.of(uri);
        if (target == null || !target.equals(ProofTarget.of(publicUrl + path))) {
            throw InvalidProofException.of("The DPoP proof is for another URI (htu).");
        }
        if (accessToken != null && !hash(accessToken).equals(string(claims, "ath"))) {
            throw InvalidProofException.of("The DPoP proof is for another access token (ath).");
        }
    }

    private Instant checkTimes(JWTClaimsSet claims) throws InvalidProofException {
        Instant now = clock.instant();
        Date issuedAt = claims.getIssueTime();
        if (issuedAt == null) {
            throw InvalidProofException.of("The DPoP proof must have an issue time (iat).");
        }
        Date notBefore = claims.getNotBeforeTime();
        Date end = claims.getExpirationTime();
        if (issuedAt.toInstant().isAfter(now.plus(AHEAD))
                || (notBefore != null && notBefore.toInstant().isAfter(now.plus(AHEAD)))) {
            throw InvalidProofException.of("The DPoP proof is not valid yet (iat, nbf).");
        }
        if (issuedAt.toInstant().isBefore(now.minus(AGE))
                || (end != null && !end.toInstant().isAfter(now))) {
            throw InvalidProofException.of("The DPoP proof is too old (iat, exp).");
        }
        return issuedAt.toInstant();
    }

    private static @Nullable String string(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    /** RFC 9449, section 4.2. A token consists of ASCII characters. */
    private static String hash(String accessToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
