package dev.chirograph.server.token;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.helidon.common.configurable.Resource;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer that are fit to verify its tokens: public, for signatures, strong enough and named. */
final class KeySet {
    private static final int SHORTEST_RSA_KEY_BITS = 2048;
    private static final Map<Curve, JWSAlgorithm> ALGORITHMS_OF_CURVES =
            Map.of(Curve.P_256, JWSAlgorithm.ES256, Curve.P_384, JWSAlgorithm.ES384, Curve.P_521, JWSAlgorithm.ES512);

    private final Map<String, JWK> keys;

    private KeySet(Map<String, JWK> keys) {
        this.keys = keys;
    }

    /**
     * Picks the fit keys out of a JWK set; what is not fit, such as a key for encryption, is left out.
     *
     * @param algorithms the algorithms that are accepted of this issuer
     * @throws ParseException if this is no JWK set
     */
    static KeySet parse(String json, Set<String> algorithms) throws ParseException {
        Map<String, JWK> fit = new LinkedHashMap<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            String algorithm = algorithmOf(key);
            if (key.getKeyID() != null && algorithm != null && algorithms.contains(algorithm)) {
                fit.put(key.getKeyID(), key.toPublicJWK());
            }
        }
        return new KeySet(fit);
    }

    /** Returns the one algorithm that a key verifies, null when there is no such key: a token does not get to choose. */
    @Nullable
    String algorithmOf(String keyId) {
        JWK key = keys.get(keyId);
        return key == null ? null : algorithmOf(key);
    }

    /** Returns the keys as Helidon's security providers take them. */
    Resource asResource() {
        return Resource.create("public keys", new JWKSet(List.copyOf(keys.values())).toString());
    }

    private static @Nullable String algorithmOf(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return null;
        }
        Algorithm usual = usualAlgorithmOf(key);
        Algorithm named = key.getAlgorithm();
        if (usual == null) {
            return null;
        }
        return named == null ? usual.getName() : named.getName();
    }

    private static @Nullable Algorithm usualAlgorithmOf(JWK key) {
        return switch (key) {
            case ECKey elliptic -> ALGORITHMS_OF_CURVES.get(elliptic.getCurve());
            case RSAKey rsa -> rsa.size() >= SHORTEST_RSA_KEY_BITS ? JWSAlgorithm.RS256 : null;
            default -> null;
        };
    }
}
