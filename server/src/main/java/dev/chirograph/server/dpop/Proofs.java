package dev.chirograph.server.dpop;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.replay.ReplayCache;
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
 * Verifies proofs of possession as RFC 9449, section 4.3, has it. A proof must carry a nonce of this server's (section 8),
 * so that none can be made in advance and kept. Nimbus parses and verifies signatures; its verifier of whole proofs asks
 * the machine for the time, compares {@code htu} letter by letter, and tells a missing nonce by the words of a message.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class Proofs {
    /** What a proof may be signed with (JWA names), all asymmetric. */
    public static final List<String> ALGORITHMS = List.of("ES256", "PS256");

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    /** Far above any proof; it bounds what parsing costs before the signature is checked. */
    private static final int LONGEST = 4 * 1024;

    /** Clocks differ: FAPI 2.0 asks for ten seconds ahead at least and sixty at most. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** The nonce bounds a proof's age as well; its own time has to agree. */
    private static final Duration AGE = Duration.ofMinutes(2);

    private static final int LONGEST_ID = 512;

    private final String publicUrl;
    private final ServerNonces nonces;
    private final ReplayCache seen;
    private final Clock clock;

    /** @param publicUrl what clients call this server, without a path: proofs are for what is below it */
    public Proofs(URI publicUrl, ServerNonces nonces, ReplayCache seen, Clock clock) {
        this.publicUrl = publicUrl.toString();
        this.nonces = nonces;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * Verifies the proof of a request, but for its having been used before: that is for {@link #use} to tell, once all else
     * about the request is known to be right.
     *
     * @param lines the values of all DPoP lines, as they were sent
     * @param method the request's method
     * @param path the request's path, as it was sent
     * @param accessToken the token that the proof has to be made for, null where none is sent
     * @throws InvalidProofException if there is no proof, or not one that holds
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
     * Uses a proof up.
     *
     * @throws InvalidProofException if it was used before; of two that do so at once one fails
     */
    public void use(Proof proof) throws InvalidProofException {
        // With the key, so that nobody uses up the ids of others.
        if (!seen.isFirst("dpop", proof.key() + "\n" + proof.id(), proof.goodUntil())) {
            throw InvalidProofException.of("The DPoP proof was sent before; each request needs one of its own.");
        }
    }

    private static SignedJWT parse(List<String> lines) throws InvalidProofException {
        if (lines.size() != 1) {
            throw InvalidProofException.of(
                    lines.isEmpty() ? "The request needs a DPoP proof." : "The header DPoP is there more than once.");
        }
        String line = lines.getFirst();
        if (line.length() > LONGEST) {
            throw InvalidProofException.of("The DPoP proof is longer than " + LONGEST + " characters.");
        }
        try {
            return SignedJWT.parse(line);
        } catch (ParseException | RuntimeException e) {
            // Not with the parser's words: they may quote what was sent.
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
            throw InvalidProofException.of("The DPoP proof has claims that cannot be read.");
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
            throw InvalidProofException.of("The DPoP proof must say when it was made (iat).");
        }
        Date notBefore = claims.getNotBeforeTime();
        Date end = claims.getExpirationTime();
        if (issuedAt.toInstant().isAfter(now.plus(AHEAD))
                || (notBefore != null && notBefore.toInstant().isAfter(now.plus(AHEAD)))) {
            throw InvalidProofException.of("The DPoP proof is of the future (iat, nbf).");
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

    /** RFC 9449, section 4.2. A token is of ASCII characters alone. */
    private static String hash(String accessToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
