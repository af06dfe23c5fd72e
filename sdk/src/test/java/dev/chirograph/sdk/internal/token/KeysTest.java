package dev.chirograph.sdk.internal.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.testing.SignedJson;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    @ParameterizedTest
    @CsvSource({"EC, ES256", "RSA, PS256"})
    void clientAssertionHasTheClaimsOfRfc7523(String kind, String algorithm) throws Exception {
        KeyPair pair = kind.equals("EC") ? ec("secp256r1") : rsa(2048);
        ClientKey key = new ClientKey(pair.getPrivate(), "k-1");

        Map<String, String> form =
                parameters(key.sign(Form.ofGrantType("client_credentials"), "robot", "https://login.example", NOW));

        assertEquals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form.get("client_assertion_type"));
        SignedJson assertion = new SignedJson(form.get("client_assertion"));
        assertTrue(assertion.isSignedBy(pair.getPublic()));
        assertEquals(algorithm, assertion.header().getString("alg"));
        assertEquals("k-1", assertion.header().getString("kid"));
        JsonObject claims = assertion.claims();
        assertEquals("robot", claims.getString("iss"));
        assertEquals("robot", claims.getString("sub"));
        assertEquals("https://login.example", claims.getString("aud"));
        assertEquals(NOW.getEpochSecond(), claims.getInt("iat"));
        assertEquals(NOW.getEpochSecond() + 60, claims.getInt("exp"));
    }

    @Test
    void clientAssertionsHaveUniqueJti() throws Exception {
        ClientKey key = new ClientKey(ec("secp256r1").getPrivate(), "k-1");
        Form form = Form.ofGrantType("client_credentials");

        String first = new SignedJson(parameters(key.sign(form, "robot", "https://login.example", NOW))
                        .get("client_assertion"))
                .claims()
                .getString("jti");
        String second = new SignedJson(parameters(key.sign(form, "robot", "https://login.example", NOW))
                        .get("client_assertion"))
                .claims()
                .getString("jti");

        assertNotEquals(first, second);
    }

    @Test
    void unsupportedKeysAreRejected() throws Exception {
        KeyPair otherCurve = ec("secp384r1");
        KeyPair small = rsa(1024);
        KeyPair rsa = rsa(2048);

        assertThrows(IllegalArgumentException.class, () -> new ClientKey(otherCurve.getPrivate(), "k"));
        assertThrows(IllegalArgumentException.class, () -> new ClientKey(small.getPrivate(), "k"));
        assertThrows(IllegalArgumentException.class, () -> new DpopKey(otherCurve));
        assertThrows(IllegalArgumentException.class, () -> new DpopKey(rsa));
    }

    /** The key of RFC 9449, section 4.1, with its thumbprint of section 6.1. */
    @Test
    void jwkThumbprintIsThatOfRfc7638() throws Exception {
        KeyPair any = ec("secp256r1");
        ECPoint point = new ECPoint(
                number("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs"),
                number("9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"));
        KeyFactory factory = KeyFactory.getInstance("EC");
        KeyPair pair = new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) any.getPublic()).getParams())),
                any.getPrivate());

        assertEquals("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", new DpopKey(pair).thumbprint());
    }

    @Test
    void coordinatesOfP256HaveLeadingZeros() throws Exception {
        assertArrayEquals(new byte[32], P256.coordinate(BigInteger.ZERO));
        assertEquals(32, P256.coordinate(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)).length);
        assertEquals(7, P256.coordinate(BigInteger.valueOf(7))[31]);
    }

    @Test
    void toStringNeverContainsAPrivateKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Client client = new Client("robot", null, new ClientKey(pair.getPrivate(), "k-1"));

        assertEquals("Client[id=robot, secret=null, key=ClientKey[k-1]]", client.toString());
        String secret = ((ECPrivateKey) pair.getPrivate()).getS().toString();
        assertFalse(new DpopKey(pair).toString().contains(secret));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    private static KeyPair ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static Map<String, String> parameters(Form form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : form.query().split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
