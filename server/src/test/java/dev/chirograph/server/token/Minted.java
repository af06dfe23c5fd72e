package dev.chirograph.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.chirograph.server.runtime.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds access tokens: valid at first, and then modified by a test. */
public final class Minted {
    public static final String ISSUER = "https://api.example:8443";
    public static final String AUDIENCE = "https://api.example:8443";
    public static final String RESOURCE_METADATA = AUDIENCE + "/.well-known/oauth-protected-resource";

    private final Map<String, JsonValue> header = new LinkedHashMap<>();
    private final Map<String, JsonValue> claims = new LinkedHashMap<>();

    private Minted() {}

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static String published(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }

    /** Starts a token that is valid for half an hour from now, if it is signed with the key with this id. */
    public static Minted good(String keyId, Instant now) {
        return new Minted()
                .header("typ", "at+jwt")
                .header("alg", "ES256")
                .header("kid", keyId)
                .claim("iss", ISSUER)
                .claim("aud", AUDIENCE)
                .claim("sub", "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11")
                .claim("client_id", "client-a")
                .claim("scope", "items:read profile")
                .claim("jti", "1")
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plusSeconds(1800).getEpochSecond());
    }

    /** Returns a request with these {@code Authorization} lines. */
    public static Credentials sent(String... authorization) {
        return new Credentials(List.of(authorization), List.of(), "GET", "/items", false);
    }

    Minted header(String name, @Nullable Object value) {
        put(header, name, value);
        return this;
    }

    public Minted claim(String name, @Nullable Object value) {
        put(claims, name, value);
        return this;
    }

    /** Sets a member; null removes it. */
    private static void put(Map<String, JsonValue> members, String name, @Nullable Object value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.put(
                    name,
                    switch (value) {
                        case String text -> Json.createValue(text);
                        case Long number -> Json.createValue(number);
                        case Double number -> Json.createValue(number);
                        case JsonValue json -> json;
                        default -> throw new AssertionError(value);
                    });
        }
    }

    public String signedWith(ECKey key) {
        try {
            return signedWith(new ECDSASigner(key), JWSAlgorithm.ES256);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signedWith(JWK key, JWSAlgorithm algorithm) {
        try {
            return signedWith(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm), algorithm);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signedWith(JWSSigner signer, JWSAlgorithm algorithm) {
        return signed(json(header), json(claims), signer, algorithm);
    }

    /** For JSON that no builder creates. */
    static String signed(String header, String claims, ECKey key) {
        try {
            return signed(header, claims, new ECDSASigner(key), JWSAlgorithm.ES256);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(String header, String claims, JWSSigner signer, JWSAlgorithm algorithm) {
        String content = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        try {
            var asSigned = new JWSHeader(algorithm);
            return content + "." + signer.sign(asSigned, content.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String unsigned() {
        return content() + ".";
    }

    String content() {
        return Base64URL.encode(headerJson()) + "." + Base64URL.encode(claimsJson());
    }

    String headerJson() {
        return json(header);
    }

    String claimsJson() {
        return json(claims);
    }

    private static String json(Map<String, JsonValue> members) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        members.forEach(builder::add);
        JsonObject object = builder.build();
        return object.toString();
    }
}
