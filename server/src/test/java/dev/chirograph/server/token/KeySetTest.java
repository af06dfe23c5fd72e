package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The selection of an issuer's keys that can verify tokens. */
final class KeySetTest {
    private static final RSAKey RSA = rsa(2048);
    private static final JWK GOOD = Minted.key("good").toPublicJWK();

    @ParameterizedTest
    @CsvSource({"P-256, ES256", "P-384, ES384", "P-521, ES512"})
    void aKeyOnACurveIsForItsAlgorithmWhetherItSaysSoOrNot(String curve, String algorithm) throws Exception {
        JWK silent = new ECKeyGenerator(Curve.parse(curve)).keyID("k").generate();
        JWK telling = new ECKeyGenerator(Curve.parse(curve))
                .keyID("k")
                .algorithm(JWSAlgorithm.parse(algorithm))
                .generate();

        assertEquals(algorithm, parse(silent.toPublicJWK()).algorithmOf("k"));
        assertEquals(algorithm, parse(telling.toPublicJWK()).algorithmOf("k"));
    }

    @Test
    void aKeyOfRsaIsForRs256UnlessItSaysOtherwise() throws Exception {
        assertEquals("RS256", parse(named(null)).algorithmOf("rsa"));
        assertEquals("RS512", parse(named(JWSAlgorithm.RS512)).algorithmOf("rsa"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void unusableKeyIsIgnoredAndTheOthersStay(String why, String key) throws Exception {
        KeySet keys = parse("{\"keys\":[" + key + "," + GOOD + "]}");

        assertEquals("ES256", keys.algorithmOf("good"));
        assertNull(keys.algorithmOf("rsa"));
        assertNull(keys.algorithmOf("bad"));
        assertTrue(keys.isSameAs(parse(GOOD)), why);
    }

    private static Stream<Arguments> unfit() throws Exception {
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256)
                .keyID("bad")
                .algorithm(JWSAlgorithm.HS256)
                .generate();
        String publicRsa = named(null).toJSONString();
        return Stream.of(
                Arguments.of("symmetric", secret.toJSONString()),
                Arguments.of("short RSA", rsa(1024).toPublicJWK().toJSONString()),
                Arguments.of("long RSA", sized(16_384).toJSONString()),
                Arguments.of("exponent 1", exponent(1).toJSONString()),
                Arguments.of("even exponent", exponent(65_536).toJSONString()),
                Arguments.of("huge exponent", exponent((1L << 40) + 1).toJSONString()),
                Arguments.of(
                        "secp256k1",
                        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"kid\":\"bad\","
                                + "\"x\":\"eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g\","
                                + "\"y\":\"SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg\"}"),
                Arguments.of(
                        "PS256, which the provider does not know",
                        named(JWSAlgorithm.PS256).toJSONString()),
                Arguments.of("of RSA for a curve", named(JWSAlgorithm.ES256).toJSONString()),
                Arguments.of("of RSA for HMAC", named(JWSAlgorithm.HS256).toJSONString()),
                Arguments.of(
                        "for encryption by its algorithm",
                        named(JWEAlgorithm.RSA_OAEP_256).toJSONString()),
                Arguments.of(
                        "for encryption by its use",
                        new RSAKey.Builder(RSA.toPublicJWK())
                                .keyUse(KeyUse.ENCRYPTION)
                                .build()
                                .toJSONString()),
                Arguments.of(
                        "to sign with",
                        new RSAKey.Builder(RSA.toPublicJWK())
                                .keyOperations(Set.of(KeyOperation.SIGN))
                                .build()
                                .toJSONString()),
                Arguments.of("private", RSA.toJSONString()),
                Arguments.of("without a name", publicRsa.replace("\"kid\":\"rsa\"", "\"x\":\"rsa\"")),
                Arguments.of("with a name without end", publicRsa.replace("\"rsa\"", "\"" + "r".repeat(300) + "\"")),
                Arguments.of(
                        "of an unknown type",
                        "{\"kty\":\"AKP\",\"kid\":\"bad\",\"alg\":\"ML-DSA-65\",\"pub\":\"AAAA\"}"),
                Arguments.of(
                        "EdDSA",
                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"bad\",\"x\":\"" + "A".repeat(43) + "\"}"),
                Arguments.of(
                        "off its curve",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"bad\",\"x\":\"" + "A".repeat(43) + "\",\"y\":\""
                                + "A".repeat(43) + "\"}"),
                Arguments.of("without its numbers", "{\"kty\":\"RSA\",\"kid\":\"bad\"}"),
                Arguments.of("of other types", "{\"kty\":1,\"kid\":[]}"),
                Arguments.of("no object", "7"));
    }

    @Test
    void kidOfTwoKeysIsIgnored() throws Exception {
        KeySet keys = parse(Minted.key("two"), Minted.key("two"), Minted.key("two"), GOOD);

        assertNull(keys.algorithmOf("two"));
        assertEquals("ES256", keys.algorithmOf("good"));
    }

    @Test
    void aKeyThatIsThereTwiceIsThatKey() throws Exception {
        assertEquals("ES256", parse(GOOD, GOOD).algorithmOf("good"));
    }

    @Test
    void tooManyKeysAreRefused() throws Exception {
        String hundred =
                IntStream.range(0, 100).mapToObj(index -> "{\"kty\":\"x\"}").collect(Collectors.joining(","));

        parse("{\"keys\":[" + hundred + "]}");
        assertThrows(ParseException.class, () -> parse("{\"keys\":[" + hundred + ",7]}"));
    }

    @Test
    void setsOfTheSameKeysAreTheSameInWhateverOrder() throws Exception {
        JWK other = Minted.key("other").toPublicJWK();

        assertTrue(parse(GOOD, other).isSameAs(parse(other, GOOD)));
        assertFalse(parse(GOOD, other).isSameAs(parse(GOOD)));
        assertFalse(parse(GOOD).isSameAs(parse(Minted.key("good"))));
    }

    private static KeySet parse(JWK... keys) throws ParseException {
        return parse("{\"keys\":["
                + Arrays.stream(keys)
                        .map(key -> key.toPublicJWK().toJSONString())
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static KeySet parse(String json) throws ParseException {
        return KeySet.parse(json, ExternalJwks.ALGORITHMS);
    }

    private static RSAKey named(@Nullable Algorithm algorithm) {
        return new RSAKey.Builder(RSA.toPublicJWK()).algorithm(algorithm).build();
    }

    private static RSAKey exponent(long exponent) {
        return new RSAKey.Builder(RSA.getModulus(), Base64URL.encode(BigInteger.valueOf(exponent)))
                .keyID("rsa")
                .build();
    }

    private static RSAKey sized(int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        return new RSAKey.Builder(Base64URL.encode(modulus), RSA.getPublicExponent())
                .keyID("rsa")
                .build();
    }

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
