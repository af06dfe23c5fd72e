package dev.chirograph.server.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.chirograph.server.runtime.json.Violation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public keys that verify a client's assertions: RSA for PS256, or P-256 for ES256. */
final class ClientKeys {
    private static final int MOST = 10;
    private static final int SHORTEST_RSA = 2048;

    /** Longer keys are slow to verify with and add little security. */
    private static final int LONGEST_RSA = 8192;

    private static final String KEYS = "/jwks/keys";

    private final List<JWK> keys = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private ClientKeys() {}

    /** Parses and validates a JWK set (RFC 7517, section 5). */
    static ClientKeys of(Map<String, JsonValue> jwks) {
        ClientKeys read = new ClientKeys();
        if (jwks.get("keys") instanceof JsonArray array && !array.isEmpty() && array.size() <= MOST) {
            for (int i = 0; i < array.size(); i++) {
                read.add(array.get(i), KEYS + "/" + i);
            }
        } else {
            read.complain(KEYS, "must be a list of 1 to " + MOST + " keys");
        }
        return read;
    }

    /** Returns the violated rules; empty for none. */
    List<Violation> violations() {
        return violations;
    }

    /** Returns the keys as a JWK set in JSON, without other members. */
    String json() {
        return new JWKSet(keys).toString();
    }

    /** Parses the result of {@link #json}. */
    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private void add(JsonValue value, String pointer) {
        JWK key = value instanceof JsonObject object ? parse(object) : null;
        if (key == null) {
            complain(pointer, "must be a JWK (RFC 7517) of the type RSA or EC");
            return;
        }
        String complaint = complaintAbout(key);
        if (complaint != null) {
            complain(pointer, complaint);
            return;
        }
        if (keys.stream().anyMatch(other -> isSame(other, key))) {
            complain(pointer, "must not be the same key as another, nor have the same kid");
            return;
        }
        keys.add(key);
    }

    private static @Nullable JWK parse(JsonObject object) {
        try {
            // Without certificates and descriptions: only the key is needed.
            JsonObjectBuilder bare = Json.createObjectBuilder();
            Set<String> unneeded = new HashSet<>(Set.of("x5u", "x5c", "x5t", "x5t#S256", "key_ops"));
            object.forEach((name, value) -> {
                if (!unneeded.contains(name)) {
                    bare.add(name, value);
                }
            });
            return JWK.parse(bare.build().toString());
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            // Without the parser's message, which may quote a private key.
            return null;
        }
    }

    private static @Nullable String complaintAbout(JWK key) {
        if (key.isPrivate()) {
            return "must be a public key: only the client may know the private key, which must be replaced now";
        }
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return "must be a key for signatures (use)";
        }
        return switch (key) {
            case RSAKey rsa -> complaintAbout(rsa);
            case ECKey elliptic ->
                Curve.P_256.equals(elliptic.getCurve()) && isFor(elliptic, JWSAlgorithm.ES256)
                        ? null
                        : "must be of the curve P-256, for ES256";
            default -> "must be an RSA key for PS256, or a P-256 key for ES256";
        };
    }

    private static @Nullable String complaintAbout(RSAKey key) {
        BigInteger modulus = key.getModulus().decodeToBigInteger();
        BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
        if (modulus.bitLength() < SHORTEST_RSA || modulus.bitLength() > LONGEST_RSA) {
            return "must have " + SHORTEST_RSA + " to " + LONGEST_RSA + " bits";
        }
        // With 1 every message is its own signature; large exponents are slow.
        if (exponent.compareTo(BigInteger.TWO) <= 0 || !exponent.testBit(0) || exponent.bitLength() > 64) {
            return "must have an odd public exponent from 3 on, such as 65537";
        }
        return isFor(key, JWSAlgorithm.PS256) ? null : "must be for PS256 (alg)";
    }

    private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    }

    private static boolean isSame(JWK one, JWK other) {
        boolean sameId = one.getKeyID() != null && one.getKeyID().equals(other.getKeyID());
        return sameId || thumbprint(one).equals(thumbprint(other));
    }

    private static Base64URL thumbprint(JWK key) {
        try {
            return key.computeThumbprint();
        } catch (JOSEException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }

    private void complain(String pointer, String message) {
        violations.add(new Violation("body", pointer, message));
    }
}
