package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signing key of this node.
 *
 * @param publicKey the public key
 * @param signer the signer, null if this node cannot sign with it
 * @param signsFrom when it replaces its predecessor
 */
record SigningKey(JWK publicKey, @Nullable JWSSigner signer, Instant signsFrom) {
    private static final int RSA_BITS = 2048;

    /** Generates a key. Takes some tenths of a second for RSA. */
    static JWK generate(JWSAlgorithm algorithm) {
        try {
            return algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate()
                    : new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java platform cannot generate keys for " + algorithm + ".", e);
        }
    }

    /** Returns the signer of a private key. */
    static JWSSigner signerOf(JWK key) {
        try {
            return key instanceof ECKey elliptic ? new ECDSASigner(elliptic) : new RSASSASigner((RSAKey) key);
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.getKeyID() + " cannot sign.", e);
        }
    }

    /** Returns whether this node can sign with it. */
    boolean canSign(JWSAlgorithm algorithm) {
        return signer != null && algorithm.equals(publicKey.getAlgorithm());
    }

    /** Returns whether it has replaced its predecessor. */
    boolean hasBegun(Instant now) {
        return !signsFrom.isAfter(now);
    }

    /** Signs a token; {@link #canSign} must be true. */
    String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(type)
                        .keyID(publicKey.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(Objects.requireNonNull(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(
                    "The key " + publicKey.getKeyID() + " cannot sign with " + algorithm + ".", e);
        }
        return token.serialize();
    }
}
