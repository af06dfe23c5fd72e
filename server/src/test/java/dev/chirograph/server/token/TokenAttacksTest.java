package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Caller;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Principal;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid tokens, and the known ways to forge, replay or break them. */
final class TokenAttacksTest {
    private static final ECKey KEY = Minted.key("one");
    private static final ECKey OTHER_KEY = Minted.key("two");

    private final MovableClock clock = new MovableClock();
    private final AtomicReference<String> published = new AtomicReference<>(Minted.published(KEY));
    private final BearerAuthenticator authenticator = authenticator(published::get);

    private BearerAuthenticator authenticator(Supplier<String> keys) {
        return BearerAuthenticator.trusting(
                new LocalIssuer(Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, keys),
                List.of(),
                Guards.proofs(clock),
                Guards.noRevocations(),
                clock,
                clock);
    }

    private Minted good() {
        return Minted.good("one", clock.instant());
    }

    @Test
    void validTokenIdentifiesTheCaller() {
        Authentication authentication = authenticate(good().signedWith(KEY));

        var known = assertInstanceOf(Authentication.Known.class, authentication);
        assertEquals(
                new Caller("8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11", "client-a", Set.of("items:read", "profile")),
                known.caller());
        Duration validFor = known.validFor();
        assertNotNull(validFor, "an event stream ends with the token");
        assertTrue(validFor.isPositive());
    }

    @Test
    void theSchemeMayBeOfAnyCase() {
        String token = good().signedWith(KEY);

        assertInstanceOf(Authentication.Known.class, authenticator.authenticate(Minted.sent("bEARER  " + token)));
    }

    @Test
    void theTypeMayBeWrittenAsAMediaType() {
        assertKnown(good().header("typ", "application/AT+JWT").signedWith(KEY));
    }

    @Test
    void theAudienceMayBeOneOfSeveral() {
        JsonValue audiences = Json.createArrayBuilder()
                .add("https://other.example")
                .add(Minted.AUDIENCE)
                .build();

        assertKnown(good().claim("aud", audiences).signedWith(KEY));
    }

    @Test
    void tokenWithoutScopesIsValid() {
        Authentication authentication = authenticate(good().claim("scope", null).signedWith(KEY));

        Authentication.Known known = assertInstanceOf(Authentication.Known.class, authentication);
        assertEquals(Set.of(), known.caller().scopes());
    }

    @Test
    void noHeaderIsNoCredentials() {
        assertEquals(new Authentication.Missing(), authenticator.authenticate(Minted.sent()));
    }

    @Test
    void basicInsteadOfBearerIsNoCredentials() {
        assertEquals(new Authentication.Missing(), authenticator.authenticate(Minted.sent("Basic dXNlcjpzZWNyZXQ=")));
    }

    @Test
    void twoAuthorizationHeadersAreRefused() {
        String line = "Bearer " + good().signedWith(KEY);

        assertMalformed(List.of(line, line));
        assertMalformed(List.of(line, "Basic dXNlcjpzZWNyZXQ="));
    }

    @Test
    void aHeaderThatIsNotOneTokenIsRefused() {
        String token = good().signedWith(KEY);

        assertMalformed(List.of("Bearer"));
        assertMalformed(List.of("Bearer "));
        assertMalformed(List.of("Bearer " + token + " " + token));
        assertMalformed(List.of("Bearer " + token + ", Bearer " + token));
        assertMalformed(List.of("Bearer " + token + "\n"));
        assertMalformed(List.of("Bearer\t" + token));
        assertMalformed(List.of("Bearer \u00e9"));
    }

    @Test
    void garbageIsRefused() {
        assertRefused("garbage");
        assertRefused("a.b.c");
        assertRefused("a.b");
        assertRefused("a.b.c.d");
        assertRefused("....");
        assertRefused("bm90.anNvbg.eA");
        assertRefused(Minted.signed("{\"typ\":", "{}", KEY));
        assertRefused(Minted.signed("[]", "[]", KEY));
        assertRefused(Minted.signed("null", "1", KEY));
        assertRefused(Minted.signed("", "", KEY));
    }

    @Test
    void garbageAfterTheClaimsIsRefused() {
        assertRefused(Minted.signed(good().headerJson(), good().claimsJson() + "{}", KEY));
    }

    @Test
    void claimsThatAreNotUtf8AreRefused() {
        byte[] bytes = good().claim("note", "x").claimsJson().getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 3] = (byte) 0xff;
        String[] parts = good().signedWith(KEY).split("\\.");

        assertRefused(parts[0] + "." + Base64URL.encode(bytes) + "." + parts[2]);
    }

    @Test
    void aHugeTokenIsRefused() {
        assertRefused(good().claim("note", "x".repeat(8 * 1024)).signedWith(KEY));
        assertRefused("a".repeat(1_000_000));
    }

    @Test
    void deeplyNestedClaimsAreRefused() {
        String deep = "[".repeat(2900) + "]".repeat(2900);

        assertRefused(Minted.signed(good().headerJson(), "{\"a\":" + deep + "}", KEY));
    }

    @Test
    void hugeNumbersAreRejected() {
        for (String number :
                List.of("1e999999999", "1e99999999999", "-1e999999999", "1e-999999999", "9".repeat(3000))) {
            String claims = good().claimsJson().replaceAll("\"exp\":\\d+", "\"exp\":" + number);

            assertRefused(Minted.signed(good().headerJson(), claims, KEY));
        }
    }

    @Test
    void theAlgorithmNoneIsRefused() {
        assertRefused(good().header("alg", "none").unsigned());
        assertRefused(good().header("alg", "none").header("kid", null).unsigned());
        assertRefused(good().header("alg", "none").content() + ".AA");
        assertRefused(good().header("alg", null).header("kid", null).content() + ".AA");
        assertRefused(good().header("alg", null).signedWith(KEY));
    }

    @Test
    void noSignatureIsRefused() {
        assertRefused(good().unsigned());
        assertRefused(good().content());
    }

    @Test
    void hs256WithThePublicKeyAsSecretIsRefused() throws JOSEException {
        for (byte[] secret : List.of(
                published.get().getBytes(StandardCharsets.UTF_8),
                KEY.toECPublicKey().getEncoded())) {
            assertRefused(good().header("alg", "HS256").signedWith(new MACSigner(secret), JWSAlgorithm.HS256));
        }
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        assertRefused(good().signedWith(OTHER_KEY));
    }

    @Test
    void aSignatureOfZeroesIsRefused() {
        assertRefused(good().content() + "." + Base64URL.encode(new byte[64]));
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertRefused(good().header("kid", "two").signedWith(OTHER_KEY));
        assertRefused(good().header("kid", "two").signedWith(KEY));
    }

    @Test
    void aTokenThatNamesNoKeyIsRefused() {
        assertRefused(good().header("kid", null).signedWith(KEY));
        assertRefused(good().header("kid", "").signedWith(KEY));
        assertRefused(good().header("kid", 1L).signedWith(KEY));
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() {
        JsonValue key = Json.createReader(
                        new StringReader(OTHER_KEY.toPublicJWK().toJSONString()))
                .readObject();

        assertRefused(good().header("jwk", key).signedWith(OTHER_KEY));
        assertRefused(good().header("jwk", key).signedWith(KEY));
        assertRefused(good().header("jku", "https://evil.example/jwks").signedWith(KEY));
        assertRefused(good().header("x5u", "https://evil.example/x5u").signedWith(KEY));
        assertRefused(good().header("x5c", Json.createArrayBuilder().add("MII").build())
                .signedWith(KEY));
    }

    @Test
    void aCriticalExtensionIsRefused() {
        JsonValue extensions = Json.createArrayBuilder().add("b64").build();

        assertRefused(
                good().header("crit", extensions).header("b64", JsonValue.FALSE).signedWith(KEY));
        assertRefused(good().header("crit", JsonValue.EMPTY_JSON_ARRAY).signedWith(KEY));
    }

    @Test
    void aTamperedPayloadIsRefused() {
        String[] parts = good().signedWith(KEY).split("\\.");
        String claims = good().claim("scope", "users:write").claimsJson();

        assertRefused(parts[0] + "." + Base64URL.encode(claims) + "." + parts[2]);
    }

    @Test
    void aTamperedHeaderIsRefused() {
        String[] parts = good().signedWith(KEY).split("\\.");
        String header = good().header("cty", "x").headerJson();

        assertRefused(Base64URL.encode(header) + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void verifiedTokenIsRejectedWithAnotherSignature() {
        String token = good().signedWith(KEY);
        assertKnown(token);

        assertRefused(token.substring(0, token.lastIndexOf('.')) + "." + Base64URL.encode(new byte[64]));
    }

    @Test
    void aMemberThatIsThereTwiceIsRefused() {
        String claims = good().claimsJson();
        String header = good().headerJson();

        assertRefused(Minted.signed(header, claims.replace("{\"iss\"", "{\"sub\":\"admin\",\"iss\""), KEY));
        assertRefused(Minted.signed(header.replace("{\"typ\"", "{\"kid\":\"two\",\"typ\""), claims, KEY));
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() {
        assertRefused(good().header("typ", "JWT").signedWith(KEY));
        assertRefused(good().header("typ", "dpop+jwt").signedWith(KEY));
        assertRefused(good().header("typ", null).signedWith(KEY));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(good().claim("iss", "https://evil.example").signedWith(KEY));
        assertRefused(good().claim("iss", Minted.ISSUER + "/").signedWith(KEY));
        assertRefused(good().claim("iss", null).signedWith(KEY));
        assertRefused(good().claim("iss", 1L).signedWith(KEY));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(good().claim("aud", "https://other.example").signedWith(KEY));
        assertRefused(good().claim("aud", Minted.AUDIENCE + "/items").signedWith(KEY));
        assertRefused(good().claim("aud", JsonValue.EMPTY_JSON_ARRAY).signedWith(KEY));
        assertRefused(good().claim("aud", null).signedWith(KEY));
    }

    @Test
    void anExpiredTokenIsRefused() {
        long now = clock.instant().getEpochSecond();

        assertRefused(good().claim("exp", now).signedWith(KEY));
        assertRefused(good().claim("exp", now - 3600).signedWith(KEY));
    }

    @Test
    void aTokenWithoutEndIsRefused() {
        assertRefused(good().claim("exp", null).signedWith(KEY));
        assertRefused(good().claim("exp", "tomorrow").signedWith(KEY));
        assertRefused(good().claim("exp", -1L).signedWith(KEY));
    }

    @Test
    void tokenWithoutIatIsRejected() {
        assertRefused(good().claim("iat", null).signedWith(KEY));
        assertRefused(good().claim("iat", "now").signedWith(KEY));
    }

    @Test
    void aTokenWithoutIdIsRefused() {
        assertRefused(good().claim("jti", null).signedWith(KEY));
        assertRefused(good().claim("jti", "").signedWith(KEY));
        assertRefused(good().claim("jti", 1L).signedWith(KEY));
    }

    @Test
    void tokenThatIsNotValidYetIsRejected() {
        long now = clock.instant().getEpochSecond();

        assertRefused(good().claim("nbf", now + 7).signedWith(KEY));
        assertRefused(good().claim("iat", now + 7).signedWith(KEY));
        assertRefused(good().claim("nbf", "later").signedWith(KEY));
    }

    @Test
    void clocksMayDifferByAFewSeconds() {
        long now = clock.instant().getEpochSecond();

        assertKnown(good().claim("nbf", now + 4).claim("iat", now + 4).signedWith(KEY));
    }

    @Test
    void aTokenWithoutClientIsRefused() {
        assertRefused(good().claim("client_id", null).signedWith(KEY));
        assertRefused(good().claim("client_id", "").signedWith(KEY));
        assertRefused(good().claim("client_id", 7L).signedWith(KEY));
    }

    @Test
    void aTokenWithoutSubjectIsRefused() {
        assertRefused(good().claim("sub", null).signedWith(KEY));
        assertRefused(good().claim("sub", "s".repeat(256)).signedWith(KEY));
    }

    @Test
    void anotherAlgorithmThanTheKeysIsRefused() throws JOSEException {
        var elliptic = new ECKeyGenerator(Curve.P_384).keyID("one").generate();
        var rsa = new RSAKeyGenerator(2048).keyID("one").generate();

        assertRefused(good().header("alg", "ES384").signedWith(elliptic, JWSAlgorithm.ES384));
        assertRefused(good().header("alg", "RS256").signedWith(rsa, JWSAlgorithm.RS256));
        assertRefused(good().header("alg", "ES512").signedWith(KEY));
    }

    @Test
    void claimsThatHelidonCannotReadAreRefused() {
        assertRefused(good().claim("birthday", "once").signedWith(KEY));
    }

    @Test
    void tokenIsNeverEchoedOrPrinted() {
        String token = good().claim("aud", "https://other.example").signedWith(KEY);

        Authentication authentication = authenticate(token);

        assertFalse(authentication.toString().contains("other.example"), authentication.toString());
        assertFalse(
                AuthorizationHeader.read(List.of("Bearer " + token)).toString().contains(token));
    }

    @Test
    void theCacheDoesNotOutliveTheToken() {
        String token = good().signedWith(KEY);
        assertKnown(token);

        clock.advance(Duration.ofSeconds(1799));
        assertKnown(token);
        clock.advance(Duration.ofSeconds(1));

        assertRefused(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void cachedTokenIsRejectedWhileTheClockIsBeforeNbf(String claim) {
        String token = good().claim(claim, clock.instant().getEpochSecond()).signedWith(KEY);
        assertKnown(token);

        clock.advance(Duration.ofSeconds(-7));
        assertRefused(token);
        clock.advance(Duration.ofSeconds(3));
        assertKnown(token);
        clock.advance(Duration.ofDays(-30));
        assertRefused(token);
        clock.advance(Duration.ofDays(30));

        assertKnown(token);
    }

    @Test
    void theSignatureOfATokenIsCheckedOnce() throws ParseException {
        var checks = new AtomicInteger();
        var verification = new SignatureVerifier(KeySet.parse(published.get(), LocalJwks.ALGORITHMS), request -> {
            checks.incrementAndGet();
            return AuthenticationResponse.success(Principal.create("8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11"));
        });
        BearerAuthenticator counting = new BearerAuthenticator(
                Minted.RESOURCE_METADATA,
                List.of(trusting(verification)),
                Guards.proofs(clock),
                Guards.noRevocations(),
                clock);
        String token = good().signedWith(KEY);

        for (int i = 0; i < 3; i++) {
            assertInstanceOf(Authentication.Known.class, counting.authenticate(Minted.sent("Bearer " + token)));
        }

        assertEquals(1, checks.get());
    }

    private TrustedIssuer trusting(SignatureVerifier verification) {
        KeySource keys = new KeySource() {
            @Override
            public SignatureVerifier current() {
                return verification;
            }

            @Override
            public SignatureVerifier with(String keyId) {
                return verification;
            }

            @Override
            public void close() {}
        };
        AccessTokenValidator rules = new AccessTokenValidator(
                Minted.ISSUER, Minted.AUDIENCE, TokenProfile.RFC_9068, LocalJwks.ALGORITHMS, 255, clock);
        return new TrustedIssuer(Minted.ISSUER, rules, keys, UnaryOperator.identity(), statement -> List.of());
    }

    @Test
    void newKeysReplaceOldOnes() {
        String old = good().signedWith(KEY);
        assertKnown(old);

        published.set(Minted.published(OTHER_KEY));

        assertRefused(old);
        assertKnown(Minted.good("two", clock.instant()).signedWith(OTHER_KEY));
    }

    @Test
    void twoIssuersWithTheSameUrlAreRejected() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BearerAuthenticator.trusting(
                        new LocalIssuer(Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, published::get),
                        List.of(new ExternalIssuer(URI.create(Minted.ISSUER), "x")),
                        Guards.proofs(clock),
                        Guards.noRevocations(),
                        clock,
                        clock));
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(Minted.sent("Bearer " + token));
    }

    private void assertKnown(String token) {
        assertInstanceOf(Authentication.Known.class, authenticate(token));
    }

    private void assertRefused(String token) {
        Authentication authentication = authenticate(token);

        var refused = assertInstanceOf(Authentication.Refused.class, authentication, token);
        assertEquals("invalid_token", refused.error(), refused.description());
    }

    private void assertMalformed(List<String> lines) {
        var refused = assertInstanceOf(
                Authentication.Refused.class,
                authenticator.authenticate(Minted.sent(lines.toArray(String[]::new))),
                lines.toString());
        assertEquals("invalid_request", refused.error(), refused.description());
    }
}
