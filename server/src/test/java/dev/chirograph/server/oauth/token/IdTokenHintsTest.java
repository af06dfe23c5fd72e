package dev.chirograph.server.oauth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.oauth.token.IdTokenHints.IdTokenHint;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class IdTokenHintsTest {
    private static final String ISSUER = "https://api.example:8443";

    private static ECKey elliptic;
    private static RSAKey rsa;
    private static IdTokenHints hints;

    @BeforeAll
    static void makeKeys() throws Exception {
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
        rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        List<JWK> all = List.of(elliptic, rsa);
        String published = new JWKSet(all).toPublicJWKSet().toString();
        hints = new IdTokenHints(() -> published, ISSUER);
    }

    @Test
    void validIdTokenIsParsed() throws Exception {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            IdTokenHint hint = hints.read(sign(algorithm, JOSEObjectType.JWT, ISSUER));

            assertEquals(new IdTokenHint("user-1", List.of("client-app"), "session-1"), hint);
        }
    }

    @Test
    void idTokenWithoutTypIsParsed() throws Exception {
        assertEquals(
                "user-1", hints.read(sign(JWSAlgorithm.ES256, null, ISSUER)).subject());
    }

    @Test
    void accessTokenIsRejected() throws Exception {
        assertNull(hints.read(sign(JWSAlgorithm.ES256, new JOSEObjectType("at+jwt"), ISSUER)));
    }

    @Test
    void idTokenOfOtherIssuerIsRejected() throws Exception {
        assertNull(hints.read(sign(JWSAlgorithm.ES256, JOSEObjectType.JWT, "https://other.example")));
    }

    @Test
    void idTokenOfUnknownKeyIsRejected() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("e").build(), claims(ISSUER));
        token.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));

        assertNull(hints.read(token.serialize()));
    }

    @Test
    void algNoneAndHs256WithPublicKeyAreRejected() throws Exception {
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("r").build(), claims(ISSUER));
        mac.sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()));

        assertNull(hints.read(mac.serialize()));
        assertNull(hints.read(new PlainJWT(claims(ISSUER)).serialize()));
    }

    @Test
    void malformedTokenIsRejected() {
        for (String text : List.of("", "x", "..", "e30.e30.e30", "\u0000", "a.".repeat(10_000))) {
            assertNull(hints.read(text));
        }
    }

    /** Returns an ID token that has expired. */
    private static String sign(JWSAlgorithm algorithm, @Nullable JOSEObjectType type, String issuer) throws Exception {
        boolean curve = algorithm.equals(JWSAlgorithm.ES256);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(type)
                        .keyID(curve ? "e" : "r")
                        .build(),
                claims(issuer));
        token.sign(curve ? new ECDSASigner(elliptic) : new RSASSASigner(rsa));
        return token.serialize();
    }

    private static JWTClaimsSet claims(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("user-1")
                .audience("client-app")
                .claim("sid", "session-1")
                .expirationTime(Date.from(Instant.EPOCH))
                .build();
    }
}
