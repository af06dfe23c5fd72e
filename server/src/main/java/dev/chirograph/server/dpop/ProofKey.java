package dev.chirograph.server.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;

/** The key in a proof. Any key is accepted; the proof shows that the sender possesses it. */
final class ProofKey {
    private static final int SHORTEST_RSA_KEY_BITS = 2048;

    /** Clients choose the key, so the cost of verification must be bounded. */
    private static final int LONGEST_RSA_KEY_BITS = 4096;

    private static final int LONGEST_RSA_EXPONENT_BITS = 32;

    private ProofKey() {}

    /**
     * Verifies the signature of a proof with the key in it.
     *
     * @return the SHA-256 thumbprint of the key (RFC 7638)
     * @throws InvalidProofException if the key does not fit the algorithm, or the signature is invalid
     */
    static String verify(SignedJWT proof) throws InvalidProofException {
        JWK key = proof.getHeader().getJWK();
        if (key == null || key.isPrivate()) {
            throw InvalidProofException.of("The DPoP proof must contain a public key (jwk).");
        }
        try {
            // Extensions (crit) are not supported: a proof with one fails.
            if (proof.verify(verifier(proof.getHeader(), key))) {
                return key.computeThumbprint().toString();
            }
        } catch (JOSEException | IllegalStateException e) {
            // An invalid key, such as a point that is not on its curve.
        }
        throw InvalidProofException.of("The DPoP proof is not signed with the key that it contains.");
    }

    private static JWSVerifier verifier(JWSHeader header, JWK key) throws InvalidProofException, JOSEException {
        if (header.getAlgorithm().equals(JWSAlgorithm.ES256)
                && key instanceof ECKey elliptic
                && Curve.P_256.equals(elliptic.getCurve())) {
            return new ECDSAVerifier(elliptic);
        }
        if (header.getAlgorithm().equals(JWSAlgorithm.PS256) && key instanceof RSAKey rsa && isFit(rsa)) {
            return new RSASSAVerifier(rsa);
        }
        throw InvalidProofException.of(
                "The key of the DPoP proof does not fit its algorithm, or is too short or too long.");
    }

    private static boolean isFit(RSAKey key) throws JOSEException {
        RSAPublicKey rsa = key.toRSAPublicKey();
        int bits = rsa.getModulus().bitLength();
        return bits >= SHORTEST_RSA_KEY_BITS
                && bits <= LONGEST_RSA_KEY_BITS
                && rsa.getPublicExponent().bitLength() <= LONGEST_RSA_EXPONENT_BITS;
    }
}
