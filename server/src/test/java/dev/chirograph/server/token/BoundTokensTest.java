package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.nimbusds.jose.jwk.ECKey;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.dpop.TestProof;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tokens that are bound to a key (RFC 9449, section 7), with a proof of that key, without one, and with proofs of other
 * keys.
 */
final class BoundTokensTest {
    private static final ECKey SIGNING_KEY = Minted.key("one");
    private static final ECKey KEY = TestProof.key();
    private static final String TARGET = Minted.AUDIENCE + "/items";

    private final MovableClock clock = new MovableClock();
    private final AtomicReference<String> published = new AtomicReference<>(Minted.published(SIGNING_KEY));
    private final BearerAuthenticator authenticator = BearerAuthenticator.trusting(
            new LocalIssuer(Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, published::get),
            List.of(),
            Guards.proofs(clock),
            Guards.noRevocations(),
            clock,
            clock);

    private Minted free() {
        return Minted.good("one", clock.instant());
    }

    private String boundTo(ECKey key) {
        JsonValue confirmation =
                Json.createObjectBuilder().add("jkt", TestProof.thumbprint(key)).build();
        return free().claim("cnf", confirmation).signedWith(SIGNING_KEY);
    }

    private TestProof proofFor(String token) {
        return TestProof.of(KEY, "GET", TARGET, clock.instant())
                .accessToken(token)
                .claim("nonce", nonce());
    }

    private String nonce() {
        String token = boundTo(KEY);
        String proof = TestProof.of(KEY, "GET", TARGET, clock.instant())
                .accessToken(token)
                .signedWith(KEY);
        return refusal("use_dpop_nonce", send("DPoP " + token, proof)).nonce();
    }

    @Test
    void aBoundTokenIsTakenWithTheProofOfItsKey() {
        String token = boundTo(KEY);

        assertKnown(send("DPoP " + token, proofFor(token).signedWith(KEY)));
        assertKnown(send("dpop  " + token, proofFor(token).signedWith(KEY)));
    }

    @Test
    void aBoundTokenWithoutProofIsRefused() {
        String token = boundTo(KEY);

        refusal("invalid_dpop_proof", send("DPoP " + token, null));
    }

    @Test
    void boundTokenIsRejectedAsBearerToken() {
        String token = boundTo(KEY);

        refusal("invalid_token", send("Bearer " + token, null));
        refusal("invalid_token", send("Bearer " + token, proofFor(token).signedWith(KEY)));
    }

    @Test
    void unboundTokenIsRejectedWithTheSchemeDpop() {
        String token = free().signedWith(SIGNING_KEY);

        refusal("invalid_token", send("DPoP " + token, proofFor(token).signedWith(KEY)));
    }

    @Test
    void aProofOfAnotherKeyIsRefused() {
        String token = boundTo(TestProof.key());

        refusal("invalid_token", send("DPoP " + token, proofFor(token).signedWith(KEY)));
    }

    @Test
    void aProofForAnotherTokenIsRefused() {
        String token = boundTo(KEY);

        refusal(
                "invalid_dpop_proof",
                send("DPoP " + token, proofFor(boundTo(KEY) + "x").signedWith(KEY)));
        refusal(
                "invalid_dpop_proof",
                send("DPoP " + token, proofFor(token).claim("ath", null).signedWith(KEY)));
    }

    @Test
    void aProofForAnotherRequestIsRefused() {
        String token = boundTo(KEY);

        refusal(
                "invalid_dpop_proof",
                send("DPoP " + token, proofFor(token).claim("htm", "POST").signedWith(KEY)));
        refusal(
                "invalid_dpop_proof",
                send(
                        "DPoP " + token,
                        proofFor(token).claim("htu", Minted.AUDIENCE + "/users").signedWith(KEY)));
    }

    @Test
    void aProofIsTakenOnce() {
        String token = boundTo(KEY);
        String proof = proofFor(token).signedWith(KEY);

        assertKnown(send("DPoP " + token, proof));

        refusal("invalid_dpop_proof", send("DPoP " + token, proof));
    }

    @Test
    void aProofThatIsRefusedIsNotUsedUp() {
        String token = boundTo(KEY);
        String proof = proofFor(token).signedWith(KEY);

        refusal("invalid_token", send("DPoP " + token + "x", proof));

        assertKnown(send("DPoP " + token, proof));
    }

    @Test
    void newNonceIsSentWhenTheOldOneAges() {
        String token = boundTo(KEY);
        TestProof early = proofFor(token);
        TestProof late = proofFor(token);

        assertNull(assertKnown(send("DPoP " + token, early.signedWith(KEY))).nonce());
        clock.advance(Duration.ofMinutes(5));
        late.claim("iat", clock.instant().getEpochSecond());

        assertNotNull(assertKnown(send("DPoP " + token, late.signedWith(KEY))).nonce());
    }

    @Test
    void tokenWithAnUnsupportedCnfIsRejected() {
        List<JsonValue> confirmations = List.of(
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.TRUE,
                JsonValue.NULL,
                Json.createObjectBuilder().add("x5t#S256", "x").build(),
                Json.createObjectBuilder().add("jkt", 1).build(),
                Json.createObjectBuilder()
                        .add("jkt", TestProof.thumbprint(KEY))
                        .add("x5t#S256", "x")
                        .build());
        for (JsonValue confirmation : confirmations) {
            String token = free().claim("cnf", confirmation).signedWith(SIGNING_KEY);

            refusal("invalid_token", send("Bearer " + token, null));
            refusal("invalid_token", send("DPoP " + token, proofFor(token).signedWith(KEY)));
        }
    }

    @Test
    void aTokenInTheQueryOrAFormIsRefusedWhateverElseIsSent() {
        String line = "Bearer " + free().signedWith(SIGNING_KEY);

        for (List<String> lines : List.of(List.of(line), List.<String>of())) {
            var credentials = new Credentials(lines, List.of(), "GET", "/items", true);

            refusal("invalid_request", authenticator.authenticate(credentials));
        }
    }

    private Authentication send(String authorization, @Nullable String proof) {
        return authenticator.authenticate(new Credentials(
                List.of(authorization), proof == null ? List.of() : List.of(proof), "GET", "/items", false));
    }

    private static Authentication.Known assertKnown(Authentication authentication) {
        return assertInstanceOf(Authentication.Known.class, authentication, authentication.toString());
    }

    private static Authentication.Refused refusal(String error, Authentication authentication) {
        var refused = assertInstanceOf(Authentication.Refused.class, authentication, authentication.toString());
        assertEquals(error, refused.error(), refused.description());
        return refused;
    }
}
