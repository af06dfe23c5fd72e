package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET_WITH_TOKEN;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.internal.token.DpopKey;
import dev.chirograph.sdk.testing.SignedJson;
import dev.chirograph.sdk.transport.TransportRequest;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DpopOfCallsTest {
    private static final String ASKS_FOR_NONCE =
            "{\"error\": \"use_dpop_nonce\", \"error_description\": \"Once more.\"}";
    private static final String DPOP_TOKEN =
            "{\"access_token\": \"token\", \"token_type\": \"DPoP\", \"expires_in\": 100}";

    private final KeyPair key;
    private final Bench bench;

    DpopOfCallsTest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
        bench = new Bench(Bench.CLIENT_CREDENTIALS.withDpop(new DpopKey(key)));
    }

    @Test
    void callHasADpopProofWithTheHashOfItsToken() throws Exception {
        bench.server.tokenResponse(200, DPOP_TOKEN).respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        TransportRequest call = bench.server.requests().get(0);
        assertEquals("DPoP token", call.headers().first("authorization"));
        SignedJson proof = proof(call);
        assertTrue(proof.isSignedBy(key.getPublic()));
        assertEquals("dpop+jwt", proof.header().getString("typ"));
        assertEquals("ES256", proof.header().getString("alg"));
        JsonObject claims = proof.claims();
        assertEquals("GET", claims.getString("htm"));
        assertEquals("https://api.example/things", claims.getString("htu"));
        assertEquals(bench.time.now().getEpochSecond(), claims.getInt("iat"));
        assertEquals(sha256("token"), claims.getString("ath"));
        assertFalse(claims.containsKey("nonce"));
    }

    @Test
    void dpopProofHasThePublicKeyOnly() throws Exception {
        bench.server.tokenResponse(200, DPOP_TOKEN).respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        JsonObject jwk = proof(bench.server.requests().get(0)).header().getJsonObject("jwk");
        assertEquals(Set.of("kty", "crv", "x", "y"), jwk.keySet());
        assertEquals(43, jwk.getString("x").length());
        assertEquals(43, jwk.getString("y").length());
    }

    @Test
    void tokenRequestHasADpopProofWithoutATokenHash() throws Exception {
        bench.server.tokenResponse(200, DPOP_TOKEN).respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        JsonObject claims = proof(bench.server.tokenRequests().get(0)).claims();
        assertEquals("POST", claims.getString("htm"));
        assertEquals("https://api.example/oauth2/token", claims.getString("htu"));
        assertFalse(claims.containsKey("ath"));
    }

    @Test
    void useDpopNonceOfTheTokenEndpointIsRetriedWithTheNonce() throws Exception {
        bench.server
                .tokenResponse(400, ASKS_FOR_NONCE, "DPoP-Nonce", "n-1")
                .tokenResponse(200, DPOP_TOKEN, "DPoP-Nonce", "n-2")
                .respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        SignedJson first = proof(bench.server.tokenRequests().get(0));
        SignedJson second = proof(bench.server.tokenRequests().get(1));
        assertFalse(first.claims().containsKey("nonce"));
        assertEquals("n-1", second.claims().getString("nonce"));
        assertNotEquals(first.claims().getString("jti"), second.claims().getString("jti"));
        assertEquals("n-2", proof(bench.server.requests().get(0)).claims().getString("nonce"));
    }

    @Test
    void useDpopNonceOfTheTokenEndpointIsRetriedOnce() {
        bench.server
                .tokenResponse(400, ASKS_FOR_NONCE, "DPoP-Nonce", "n-1")
                .tokenResponse(400, ASKS_FOR_NONCE, "DPoP-Nonce", "n-2");

        AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

        assertEquals("use_dpop_nonce", failure.error());
        assertEquals(2, bench.server.tokenRequests().size());
    }

    @Test
    void useDpopNonceIsRetriedWithTheNonceAndTheSameToken() throws Exception {
        String challenge =
                "Bearer realm=\"chirograph\", DPoP realm=\"chirograph\", error=\"use_dpop_nonce\", algs=\"ES256\"";
        bench.server
                .tokenResponse(200, DPOP_TOKEN)
                .problem(401, "WWW-Authenticate", challenge, "DPoP-Nonce", "n-1")
                .respond(200, "\"there\"");

        assertEquals("there", bench.start(GET_WITH_TOKEN).join());

        assertEquals("n-1", proof(bench.server.requests().get(1)).claims().getString("nonce"));
        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void useDpopNonceIsRetriedOnce() {
        String challenge = "DPoP error=\"use_dpop_nonce\"";
        bench.server
                .tokenResponse(200, DPOP_TOKEN)
                .problem(401, "WWW-Authenticate", challenge, "DPoP-Nonce", "n-1")
                .problem(401, "WWW-Authenticate", challenge, "DPoP-Nonce", "n-2");

        failure(UnauthorizedException.class, bench.start(GET_WITH_TOKEN));

        assertEquals(2, bench.server.requests().size());
    }

    @Test
    void invalidDpopTokenIsRetriedWithANewToken() {
        bench.server
                .tokenResponse(200, DPOP_TOKEN)
                .problem(401, "WWW-Authenticate", "DPoP error=\"invalid_token\"")
                .tokenResponse(200, DPOP_TOKEN)
                .respond(200, "\"there\"");

        assertEquals("there", bench.start(GET_WITH_TOKEN).join());
    }

    @Test
    void eachRequestHasItsOwnDpopProof() throws Exception {
        bench.server.tokenResponse(200, DPOP_TOKEN);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            bench.server.respond(200, "\"there\"");
            bench.start(GET_WITH_TOKEN).join();
            ids.add(proof(bench.server.requests().get(i)).claims().getString("jti"));
        }

        assertEquals(5, ids.size());
    }

    @Test
    void bearerTokenIsRejectedWithDpop() {
        bench.server.token("token", 100);

        AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

        assertTrue(failure.getMessage().contains("a type other than DPoP"), failure.getMessage());
    }

    @Test
    void invalidDpopNonceIsIgnored() throws Exception {
        for (String nonce : List.of("", "a b", "quote\"d", "é")) {
            bench.server.tokenResponse(400, ASKS_FOR_NONCE, "DPoP-Nonce", nonce);

            failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

            bench.advanceSeconds(10);
        }
        assertEquals(4, bench.server.tokenRequests().size());
    }

    private static SignedJson proof(TransportRequest request) {
        return new SignedJson(request.headers().first("dpop"));
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
