package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an external issuer with a real server, which goes down, comes back and rotates its keys. */
final class ExternalIssuerTest {
    private static final String AUDIENCE = "https://api.example";
    private static final ECKey OWN_KEY = Minted.key("own");

    private final MovableClock clock = new MovableClock();
    private final AtomicReference<JWK> signingKey = new AtomicReference<>(rsaKey("first"));
    private final AtomicInteger publications = new AtomicInteger();

    private MockOAuth2Server issuer;
    private URI issuerUrl;
    private BearerAuthenticator authenticator;

    @BeforeEach
    void start() throws IOException {
        issuer = newIssuer();
        issuer.start(InetAddress.getByName("localhost"), 0);
        issuerUrl = issuer.issuerUrl("default").uri();
        authenticator = authenticator(issuerUrl);
    }

    @AfterEach
    void stop() {
        authenticator.close();
        issuer.shutdown();
    }

    private BearerAuthenticator authenticator(URI url) {
        return BearerAuthenticator.trusting(
                new LocalIssuer(
                        Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, () -> Minted.published(OWN_KEY)),
                List.of(new ExternalIssuer(url, AUDIENCE)),
                Guards.proofs(clock),
                Guards.noRevocations(),
                clock,
                clock);
    }

    /** An issuer that signs with its current key, published under its own id. */
    private MockOAuth2Server newIssuer() {
        KeyProvider keys = new KeyProvider(List.of(), "RS256") {
            @Override
            public JWK signingKey(String issuerId) {
                publications.incrementAndGet();
                return signingKey.get();
            }
        };
        return new MockOAuth2Server(new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys)));
    }

    @Test
    void tokenOfAnExternalIssuerIsAccepted() {
        Authentication authentication = authenticate(token("at+jwt", AUDIENCE, "client-b", 600));

        assertEquals(
                new Caller(issuerUrl + "|alice", issuerUrl + "|client-b", Set.of("items:read")),
                assertInstanceOf(Authentication.Known.class, authentication).caller());
    }

    @Test
    void anIdTokenOfTheIssuerIsRefused() {
        assertRefused(token("JWT", AUDIENCE, "client-b", 600));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(token("at+jwt", "https://other.example", "client-b", 600));
        assertRefused(token("at+jwt", Minted.AUDIENCE, "client-b", 600));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(token("at+jwt", AUDIENCE, "client-b", -1));
    }

    @Test
    void aTokenWithoutClientIsRefused() {
        assertRefused(token("at+jwt", AUDIENCE, "", 600));
    }

    @Test
    void anotherIssuerOnTheSameServerIsRefused() {
        String token = issuer.issueToken("other", "client-b", callback("other", "at+jwt", AUDIENCE, "client-b", 600))
                .serialize();

        assertRefused(token);
    }

    @Test
    void aTokenInTheNameOfTheIssuerButSignedByAnotherIsRefused() {
        JWK forged = rsaKey("first");
        JWK right = signingKey.getAndSet(forged);
        String token = token("at+jwt", AUDIENCE, "client-b", 600);
        signingKey.set(right);

        assertRefused(token);
    }

    @Test
    void externalIssuerCannotIssueTokensOfThisServer() {
        String token = Minted.good("first", clock.instant())
                .header("alg", "RS256")
                .signedWith(signingKey.get(), JWSAlgorithm.RS256);

        assertRefused(token);
    }

    @Test
    void thisServerCannotIssueTokensOfAnExternalIssuer() {
        String token = Minted.good("own", clock.instant())
                .claim("iss", issuerUrl.toString())
                .claim("aud", AUDIENCE)
                .signedWith(OWN_KEY);

        assertRefused(token);
    }

    @Test
    void rotatedKeysAreFetchedForATokenWithTheirKid() {
        assertKnown(token("at+jwt", AUDIENCE, "client-b", 600));

        signingKey.set(rsaKey("second"));
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);

        assertKnown(token("at+jwt", AUDIENCE, "client-b", 600));
    }

    @Test
    void tokensOfRemovedKeysAreRejected() {
        String old = token("at+jwt", AUDIENCE, "client-b", 600);
        assertKnown(old);

        signingKey.set(rsaKey("second"));
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);
        assertKnown(token("at+jwt", AUDIENCE, "client-b", 600));

        assertRefused(old);
    }

    @Test
    void unknownKidsDoNotCauseUnlimitedFetches() {
        assertKnown(token("at+jwt", AUDIENCE, "client-b", 600));
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);
        signingKey.set(rsaKey("never-published"));
        String unknown = token("at+jwt", AUDIENCE, "client-b", 600);
        signingKey.set(rsaKey("first"));
        int before = publications.get();

        for (int i = 0; i < 20; i++) {
            assertRefused(unknown);
        }

        assertEquals(before + 1, publications.get());
    }

    @Test
    void keysOfAnIssuerThatGoesDownExpire() {
        String token = token("at+jwt", AUDIENCE, "client-b", 2 * 3600);
        String own = Minted.good("own", clock.instant())
                .claim("exp", clock.instant().getEpochSecond() + 2 * 3600)
                .signedWith(OWN_KEY);
        assertKnown(token);
        issuer.shutdown();

        clock.advance(ExternalJwks.USABLE.minusSeconds(1));
        assertKnown(token);
        clock.advance(Duration.ofSeconds(1));

        assertRefused(token);
        assertKnown(own);
    }

    @Test
    void issuerThatNeverRespondsDelaysCallersOnce() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BearerAuthenticator waiting =
                        authenticator(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/default"))) {
            String token = signedInTheNameOf(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/default"));

            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertInstanceOf(Authentication.Refused.class, waiting.authenticate(Minted.sent("Bearer " + token)));
            }

            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertFalse(taken.compareTo(Duration.ofSeconds(6)) > 0, taken.toString());
        }
    }

    @Test
    void noFileIsLeftBehind() {
        assertKnown(token("at+jwt", AUDIENCE, "client-b", 600));

        assertFalse(Files.exists(Path.of(".helidon-oidc-secret")));
    }

    private String signedInTheNameOf(URI url) {
        return Minted.good("first", clock.instant())
                .claim("iss", url.toString())
                .claim("aud", AUDIENCE)
                .header("alg", "RS256")
                .signedWith(signingKey.get(), JWSAlgorithm.RS256);
    }

    private String token(String type, String audience, String clientId, long seconds) {
        return issuer.issueToken("default", "client-b", callback("default", type, audience, clientId, seconds))
                .serialize();
    }

    private static DefaultOAuth2TokenCallback callback(
            String issuerId, String type, String audience, String clientId, long seconds) {
        return new DefaultOAuth2TokenCallback(
                issuerId,
                "alice",
                type,
                List.of(audience),
                Map.of("client_id", clientId, "scope", "items:read"),
                seconds);
    }

    private static JWK rsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(Minted.sent("Bearer " + token));
    }

    private void assertKnown(String token) {
        assertInstanceOf(Authentication.Known.class, authenticate(token));
    }

    private void assertRefused(String token) {
        var refused = assertInstanceOf(Authentication.Refused.class, authenticate(token));
        assertEquals("invalid_token", refused.error());
    }
}
