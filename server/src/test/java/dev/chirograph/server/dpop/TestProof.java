package dev.chirograph.server.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds DPoP proofs: valid at first, except for a nonce, and then modified by a test. */
public final class TestProof {
    private final Map<String, JsonValue> header = new LinkedHashMap<>();
    private final Map<String, JsonValue> claims = new LinkedHashMap<>();

    private TestProof() {}

    /** Generates a key, like a client. */
    public static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the JWK thumbprint of a key. */
    public static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a proof with this key. */
    public static TestProof of(JWK key, String method, String uri, Instant now) {
        return new TestProof()
                .header("typ", "dpop+jwt")
                .header("alg", "ES256")
                .header("jwk", json(key.toPublicJWK()))
                .claim("jti", UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", uri)
                .claim("iat", now.getEpochSecond());
    }

    static JsonValue json(JWK key) {
        return Json.createReader(new StringReader(key.toJSONString())).readObject();
    }

    /** Sets a header parameter; null removes it. */
    public TestProof header(String name, @Nullable Object value) {
        put(header, name, value);
        return this;
    }

    /** Sets a claim; null removes it. */
    public TestProof claim(String name, @Nullable Object value) {
        put(claims, name, value);
        return this;
    }

    /** Sets the access token that the proof is for. */
    public TestProof accessToken(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return claim("ath", Base64URL.encode(hash).toString());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(Map<String, JsonValue> members, String name, @Nullable Object value) {
        if (value == null) {
            members.remove(name);
            return;
        }
        members.put(
                name,
                switch (value) {
                    case String text -> Json.createValue(text);
                    case Long number -> Json.createValue(number);
                    case JsonValue json -> json;
                    default -> throw new AssertionError(value);
                });
    }

    /** Signs it with ES256. */
    public String signedWith(JWK key) {
        return signedWith(key, JWSAlgorithm.ES256);
    }

    String signedWith(JWK key, JWSAlgorithm algorithm) {
        try {
            return signedWith(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm), algorithm);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signedWith(JWSSigner signer, JWSAlgorithm algorithm) {
        String content = content();
        try {
            return content + "." + signer.sign(new JWSHeader(algorithm), content.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String content() {
        return Base64URL.encode(text(header)) + "." + Base64URL.encode(text(claims));
    }

    private static String text(Map<String, JsonValue> members) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        members.forEach(builder::add);
        return builder.build().toString();
    }
}
