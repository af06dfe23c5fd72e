package dev.chirograph.server.token;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.helidon.common.configurable.Resource;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer that can verify its tokens: public, for signatures, strong enough and with an id. */
final class KeySet {
    /**
     * The maximum number of keys in a set; an issuer has a few: the current, the next and the last key of each
     * algorithm.
     */
    private static final int MOST_KEYS = 100;

    private static final int SHORTEST_RSA_KEY_BITS = 2048;

    /** Verifying with the largest keys in use costs as much as dozens of usual ones. */
    private static final int LONGEST_RSA_KEY_BITS = 8192;

    private static final int LONGEST_RSA_EXPONENT_BITS = 32;
    private static final int LONGEST_ID = 255;
    private static final Set<Algorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final Map<Curve, Algorithm> OF_CURVES =
            Map.of(Curve.P_256, JWSAlgorithm.ES256, Curve.P_384, JWSAlgorithm.ES384, Curve.P_521, JWSAlgorithm.ES512);

    private final Map<String, JWK> keys;

    private KeySet(Map<String, JWK> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Selects the usable keys of a JWK set; others, such as keys for encryption, are ignored (RFC 7517, section 5). So
     * are different keys with the same id, which is ambiguous.
     *
     * @param algorithms the accepted algorithms of this issuer
     * @throws ParseException if this is not a JWK set, or has more than a hundred keys
     */
    static KeySet parse(String json, Set<String> algorithms) throws ParseException {
        return parse(json.getBytes(StandardCharsets.UTF_8), algorithms);
    }

    static KeySet parse(byte[] json, Set<String> algorithms) throws ParseException {
        if (!(StrictJson.object(json).get("keys") instanceof JsonArray published) || published.size() > MOST_KEYS) {
            throw new ParseException("not a JWK set, or one that is too large", 0);
        }
        Map<String, JWK> fit = new LinkedHashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (JsonValue one : published) {
            JWK key = one instanceof JsonObject object ? fit(object) : null;
            if (key != null && algorithms.contains(key.getAlgorithm().getName())) {
                JWK other = fit.putIfAbsent(key.getKeyID(), key);
                if (other != null && !other.equals(key)) {
                    ambiguous.add(key.getKeyID());
                }
            }
        }
        fit.keySet().removeAll(ambiguous);
        return new KeySet(fit);
    }

    /** Returns the algorithm of a key, null if there is no such key; the token does not choose it. */
    @Nullable
    String algorithmOf(String keyId) {
        JWK key = keys.get(keyId);
        return key == null ? null : key.getAlgorithm().getName();
    }

    /** Returns the keys in the form that Helidon's security providers read. */
    Resource asResource() {
        return Resource.create("public keys", new JWKSet(List.copyOf(keys.values())).toString());
    }

    /** Returns whether both sets have the same keys. */
    boolean isSameAs(KeySet other) {
        return keys.equals(other.keys);
    }

    /** Returns the public parameters of a key, for signatures only; null if it cannot be used for them. */
    private static @Nullable JWK fit(JsonObject object) {
        JWK key;
        try {
            key = JWK.parse(object.toString());
        } catch (ParseException | RuntimeException e) {
            return null;
        }
        // A published private key is not secret: tokens that it signed prove nothing.
        boolean named = key.getKeyID() != null && key.getKeyID().length() <= LONGEST_ID;
        return named && !key.isPrivate() && isForSignatures(key) ? reduced(key) : null;
    }

    private static boolean isForSignatures(JWK key) {
        return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static @Nullable JWK reduced(JWK key) {
        return switch (key) {
            case ECKey elliptic -> reduced(elliptic);
            case RSAKey rsa -> reduced(rsa);
            default -> null;
        };
    }

    private static @Nullable JWK reduced(ECKey key) {
        Algorithm ofCurve = OF_CURVES.get(key.getCurve());
        boolean fits = ofCurve != null
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(ofCurve));
        return fits
                ? new ECKey.Builder(key.getCurve(), key.getX(), key.getY())
                        .keyID(key.getKeyID())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(ofCurve)
                        .build()
                : null;
    }

    private static @Nullable JWK reduced(RSAKey key) {
        Algorithm algorithm = key.getAlgorithm() == null ? JWSAlgorithm.RS256 : key.getAlgorithm();
        return RSA.contains(algorithm) && isStrong(key)
                ? new RSAKey.Builder(key.getModulus(), key.getPublicExponent())
                        .keyID(key.getKeyID())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build()
                : null;
    }

    private static boolean isStrong(RSAKey key) {
        BigInteger modulus = key.getModulus().decodeToBigInteger();
        BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
        return modulus.bitLength() >= SHORTEST_RSA_KEY_BITS
                && modulus.bitLength() <= LONGEST_RSA_KEY_BITS
                && modulus.testBit(0)
                // With an exponent of 1 every message is its own signature.
                && exponent.compareTo(BigInteger.ONE) > 0
                && exponent.bitLength() <= LONGEST_RSA_EXPONENT_BITS
                && exponent.testBit(0);
    }
}
