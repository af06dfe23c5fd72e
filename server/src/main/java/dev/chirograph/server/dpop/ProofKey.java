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

/** The key that a proof brings along. Whose it is does not matter; that the sender has it does. */
final class ProofKey {
    private static final int SHORTEST_RSA_KEY_BITS = 2048;

    /** Anybody may send any key: what it costs to verify with it has to be bounded. */
    private static final int LONGEST_RSA_KEY_BITS = 4096;

    private static final int LONGEST_RSA_EXPONENT_BITS = 32;

    private ProofKey() {}

    /**
     * Verifies a proof by its own key.
     *
     * @return the thumbprint of the key (RFC 7638) by SHA-256
     * @throws InvalidProofException if there is no key that is fit for the algorithm, or the signature is not by it
     */
    static String verify(SignedJWT proof) throws InvalidProofException {
        JWK key = proof.getHeader().getJWK();
        if (key == null || key.isPrivate()) {
            throw InvalidProofException.of("The DPoP proof must bring a public key (jwk).");
        }
        try {
            // With no extension (crit) understood: a proof that needs one is not verified.
            if (proof.verify(verifier(proof.getHeader(), key))) {
                return key.computeThumbprint().toString();
            }
        } catch (JOSEException | IllegalStateException e) {
            // A key that is none, such as a point beside its curve.
        }
        throw InvalidProofException.of("The DPoP proof is not signed by the key that it brings.");
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
        throw InvalidProofException.of("The DPoP proof's key is not one for its algorithm, or too short or too long.");
    }

    private static boolean isFit(RSAKey key) throws JOSEException {
        RSAPublicKey rsa = key.toRSAPublicKey();
        int bits = rsa.getModulus().bitLength();
        return bits >= SHORTEST_RSA_KEY_BITS
                && bits <= LONGEST_RSA_KEY_BITS
                && rsa.getPublicExponent().bitLength() <= LONGEST_RSA_EXPONENT_BITS;
    }
}
