package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.database.Database;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign: an elliptic one for access tokens, and an RSA one for ID tokens of clients that know nothing else. They are made at
 * the first start; all nodes of a database share them.
 */
public final class SigningKeys {
    private static final int RSA_BITS = 2048;

    private final ECKey elliptic;
    private final RSAKey rsa;
    private final String published;

    private SigningKeys(ECKey elliptic, RSAKey rsa) {
        this.elliptic = elliptic;
        this.rsa = rsa;
        List<JWK> all = List.of(elliptic, rsa);
        this.published = new JWKSet(all).toPublicJWKSet().toString();
    }

    /** Reads the keys, and makes those that are not there. */
    public static SigningKeys load(Database database, Clock clock) {
        SigningKeyStore store = new SigningKeyStore(database);
        if (newest(ECKey.class, store) == null) {
            store.insert(generateElliptic(), clock.instant());
        }
        if (newest(RSAKey.class, store) == null) {
            store.insert(generateRsa(), clock.instant());
        }
        // Not those just made: another node may have been quicker.
        return new SigningKeys(
                Objects.requireNonNull(newest(ECKey.class, store)),
                Objects.requireNonNull(newest(RSAKey.class, store)));
    }

    /** Returns the public keys as a JWK set in JSON (RFC 7517, section 5), always the same text. */
    public String publicKeys() {
        return published;
    }

    /**
     * Signs a token.
     *
     * @param algorithm {@code ES256}, {@code RS256} or {@code PS256}
     */
    public String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        boolean isElliptic = algorithm.equals(JWSAlgorithm.ES256);
        JWK key = isElliptic ? elliptic : rsa;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(isElliptic ? new ECDSASigner(elliptic) : new RSASSASigner(rsa));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.getKeyID() + " cannot sign with " + algorithm + ".", e);
        }
        return token.serialize();
    }

    private static <K extends JWK> @Nullable K newest(Class<K> type, SigningKeyStore store) {
        return store.privateJwks().stream()
                .map(SigningKeys::parse)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static ECKey generateElliptic() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java platform makes no P-256 keys.", e);
        }
    }

    /** Without an algorithm: it is for RS256 and PS256. */
    private static RSAKey generateRsa() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java platform makes no RSA keys.", e);
        }
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException e) {
            // Without the cause: its message may quote the private key.
            throw new IllegalStateException(
                    "A signing key in the database cannot be read; delete its row in signing_keys to have one made.");
        }
    }
}
