package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** RFC 7523, section 3: client authentication by {@code private_key_jwt} over HTTPS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientAssertionTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String ISSUER = RunningAuthorizationServer.ISSUER.toString();
    private static final String CLIENT = "client-signer";
    private static final String STRICT_CLIENT = "client-strict-signer";
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_IS = UnaryOperator.identity();

    private final ECKey key = ellipticKey("one");
    private final RSAKey rsaKey = rsaKey("two");
    private RunningAuthorizationServer server;
    private ClientCredentials withSecret;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        withSecret = server.register("Secret", Set.of("client_credentials"), Set.of("items:read"));
        Client signer = Client.builder(CLIENT, "Signer")
                .authenticationMethod(AuthenticationMethod.PRIVATE_KEY_JWT)
                .jwks(new JWKSet(List.of(key.toPublicJWK(), rsaKey.toPublicJWK())).toString())
                .grants(Set.of("client_credentials"))
                .scopes(Set.of("items:read"))
                .build();
        server.clients.put(signer);
        server.clients.put(Client.builder(STRICT_CLIENT, "Strict signer")
                .authenticationMethod(AuthenticationMethod.PRIVATE_KEY_JWT)
                .jwks(signer.jwks())
                .grants(signer.grants())
                .scopes(signer.scopes())
                .pushedRequestsRequired(true)
                .build());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void privateKeyJwtAuthenticatesClient() throws Exception {
        assertEquals(200, send(assertion(CLIENT, AS_IT_IS)).status());
    }

    @Test
    void rsaKeyMustSignWithPs256NotRs256() throws Exception {
        assertEquals(200, send(sign(rsaKey, JWSAlgorithm.PS256)).status());
        assertEquals(
                "401 invalid_client", send(sign(rsaKey, JWSAlgorithm.RS256)).refusal());
    }

    @Test
    void clientIdBesideAssertionMustMatch() throws Exception {
        assertEquals(200, send(assertion(CLIENT, AS_IT_IS), "client_id", CLIENT).status());
        assertEquals(
                "401 invalid_client",
                send(assertion(CLIENT, AS_IT_IS), "client_id", STRICT_CLIENT).refusal());
    }

    @Test
    void replayedAssertionIsRejectedAlsoConcurrently() throws Exception {
        String assertion = assertion(CLIENT, AS_IT_IS);

        List<Integer> statuses =
                AtOnce.run(Collections.nCopies(4, () -> send(assertion).status()));

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals("401 invalid_client", send(assertion).refusal());
    }

    @Test
    void useDpopNonceDoesNotUseUpTheAssertion() throws Exception {
        String assertion = assertion(CLIENT, AS_IT_IS);

        Answer sentBack = send(assertion, proof(null));
        Answer answer = send(assertion, proof(new Nonce(sentBack.header("DPoP-Nonce"))));

        assertEquals("400 use_dpop_nonce", sentBack.refusal());
        assertEquals(200, answer.status());
        assertEquals("DPoP", answer.text("token_type"));
    }

    @Test
    void sameJtiOfOtherClientIsNoReplay() throws Exception {
        UnaryOperator<JWTClaimsSet.Builder> sameId = claims -> claims.jwtID("the-one");

        assertEquals(200, send(assertion(CLIENT, sameId)).status());
        assertEquals(200, send(assertion(STRICT_CLIENT, sameId)).status());
    }

    @Test
    void missingOrWrongClaimIsRejected() throws Exception {
        Instant now = server.clock.instant();

        for (UnaryOperator<JWTClaimsSet.Builder> wrong : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.issuer(null),
                claims -> claims.issuer(STRICT_CLIENT),
                claims -> claims.subject(null),
                claims -> claims.subject(STRICT_CLIENT),
                claims -> claims.audience((String) null),
                claims -> claims.audience("https://another.example"),
                claims -> claims.audience(ISSUER + "/"),
                claims -> claims.audience(ISSUER + "/oauth2/par"),
                claims -> claims.audience(List.of(ISSUER, "https://another.example")),
                claims -> claims.jwtID(null),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(now)),
                claims -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(5)))),
                claims -> claims.expirationTime(Date.from(now.plus(Duration.ofMinutes(61)))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(61))),
                claims -> claims.notBeforeTime(Date.from(now.plusSeconds(61))))) {
            String assertion = assertion(CLIENT, wrong);
            assertEquals(
                    "401 invalid_client",
                    send(assertion).refusal(),
                    () -> new String(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]), StandardCharsets.UTF_8));
        }
    }

    @Test
    void clockSkewOfTenSecondsIsAccepted() throws Exception {
        Date ahead = Date.from(server.clock.instant().plusSeconds(10));

        assertEquals(
                200,
                send(assertion(CLIENT, claims -> claims.issueTime(ahead).notBeforeTime(ahead)))
                        .status());
    }

    @Test
    void tokenEndpointUrlIsAcceptedAsAudience() throws Exception {
        assertEquals(
                200,
                send(assertion(CLIENT, claims -> claims.audience(ISSUER + "/oauth2/token")))
                        .status());
        assertEquals(200, sendAudience(CLIENT, List.of(ISSUER)).status());
    }

    @Test
    void fapiClientMustNameTheIssuerAloneAsAudience() throws Exception {
        assertEquals(200, sendAudience(STRICT_CLIENT, ISSUER).status());
        for (Object audience : List.of(List.of(ISSUER), ISSUER + "/oauth2/token", List.of(ISSUER + "/oauth2/token"))) {
            assertEquals(
                    "401 invalid_client", sendAudience(STRICT_CLIENT, audience).refusal(), audience::toString);
        }
    }

    @Test
    void signatureByKeyOfOtherClientIsRejected() throws Exception {
        for (String assertion : List.of(
                sign(ellipticKey("one"), JWSAlgorithm.ES256),
                sign(ellipticKey("three"), JWSAlgorithm.ES256),
                sign(new ECKey.Builder(key).keyID("two").build(), JWSAlgorithm.ES256))) {
            assertEquals("401 invalid_client", send(assertion).refusal());
        }
    }

    @Test
    void keyWithoutKidIsFoundByItsType() throws Exception {
        assertEquals(
                200,
                send(sign(new ECKey.Builder(key).keyID(null).build(), JWSAlgorithm.ES256))
                        .status());
    }

    @Test
    void keyInAssertionHeaderIsIgnored() throws Exception {
        ECKey own = ellipticKey("own");
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build();

        assertEquals(
                "401 invalid_client",
                send(sign(header, new ECDSASigner(own), claims(CLIENT).build())).refusal());
    }

    @Test
    void algNoneAndHs256WithPublicKeyAreRejected() throws Exception {
        String unsigned = new PlainJWT(claims(CLIENT).build()).serialize();
        String publicKey = sign(
                new JWSHeader(JWSAlgorithm.HS256),
                new MACSigner(key.toPublicJWK().toJSONString()),
                claims(CLIENT).build());

        assertEquals("401 invalid_client", send(unsigned).refusal());
        assertEquals("401 invalid_client", send(publicKey).refusal());
    }

    @Test
    void otherTypIsRejected() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .build();

        assertEquals(
                "401 invalid_client",
                send(sign(header, new ECDSASigner(key), claims(CLIENT).build())).refusal());
    }

    @Test
    void malformedAssertionIsRejected() throws Exception {
        String header = base64("{\"alg\":\"ES256\"}");
        for (String assertion : List.of(
                "x",
                "a.b.c",
                header + "." + base64("[".repeat(5000)) + ".c2ln",
                header + "." + base64("{\"exp\":1e999999999,\"iss\":\"a\",\"sub\":\"a\",\"aud\":\"a\"}") + ".c2ln",
                header + "." + base64("{\"exp\":\"soon\",\"iss\":1,\"sub\":[],\"aud\":{}}") + ".c2ln",
                "x".repeat(20_000))) {
            assertEquals("401 invalid_client", send(assertion).refusal());
        }
    }

    @Test
    void otherClientAssertionTypeIsRejected() throws Exception {
        Answer other = server.token(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
                "client_assertion",
                assertion(CLIENT, AS_IT_IS));
        Answer none = server.token("grant_type", "client_credentials", "client_assertion_type", TYPE);

        assertEquals("401 invalid_client", other.refusal());
        assertEquals("401 invalid_client", none.refusal());
    }

    @Test
    void secretAndAssertionOfOtherMethodAreRejected() throws Exception {
        Answer secret = server.token(
                "grant_type", "client_credentials", "client_id", CLIENT, "client_secret", withSecret.secret());
        Answer idAlone = server.token("grant_type", "client_credentials", "client_id", CLIENT);

        assertEquals("401 invalid_client", secret.refusal());
        assertEquals("401 invalid_client", idAlone.refusal());
        assertEquals(
                "401 invalid_client", send(assertion(withSecret.id(), AS_IT_IS)).refusal());
    }

    @Test
    void assertionBesideOtherAuthenticationIsRejected() throws Exception {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((withSecret.id() + ":" + withSecret.secret()).getBytes(StandardCharsets.UTF_8));
        Answer header = server.post(
                "/oauth2/token",
                Map.of("Authorization", basic),
                form(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        TYPE,
                        "client_assertion",
                        assertion(CLIENT, AS_IT_IS)));

        assertEquals("400 invalid_request", header.refusal());
        assertEquals(
                "400 invalid_request",
                send(assertion(CLIENT, AS_IT_IS), "client_secret", withSecret.secret())
                        .refusal());
    }

    @Test
    void rejectionDoesNotEchoTheAssertion() throws Exception {
        Answer answer = send(assertion(CLIENT, claims -> claims.audience("https://curious.example")));

        assertFalse(answer.http().body().contains("curious"), answer.http()::body);
    }

    @Test
    void assertionOfDisabledClientIsRejected() throws Exception {
        Client disabled = Client.builder("client-off", "Off")
                .authenticationMethod(AuthenticationMethod.PRIVATE_KEY_JWT)
                .jwks(new JWKSet(key.toPublicJWK()).toString())
                .grants(Set.of("client_credentials"))
                .scopes(Set.of("items:read"))
                .enabled(false)
                .build();
        server.clients.put(disabled);

        assertEquals(
                "401 invalid_client", send(assertion(disabled.id(), AS_IT_IS)).refusal());
    }

    private Answer send(String assertion, String... more) throws Exception {
        String form =
                form("grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion", assertion);
        return server.post("/oauth2/token", Map.of(), more.length == 0 ? form : form + "&" + form(more));
    }

    private Answer send(String assertion, Map<String, String> headers) throws Exception {
        return server.post(
                "/oauth2/token",
                headers,
                form("grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion", assertion));
    }

    private Map<String, String> proof(@Nullable Nonce nonce) throws Exception {
        SignedJWT proof = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(
                        new JWTID(),
                        "POST",
                        URI.create(ISSUER + "/oauth2/token"),
                        Date.from(server.clock.instant()),
                        null,
                        nonce);
        return Map.of("DPoP", proof.serialize());
    }

    /** Nimbus writes a list of one as a string, so the payload is written by hand. */
    private Answer sendAudience(String clientId, Object audience) throws Exception {
        Map<String, Object> payload = claims(clientId).build().toJSONObject();
        payload.put("aud", audience);
        var header = new JWSHeader(JWSAlgorithm.ES256);
        var object = new com.nimbusds.jose.JWSObject(header, new com.nimbusds.jose.Payload(payload));
        object.sign(new ECDSASigner(key));
        return send(object.serialize());
    }

    private String assertion(String clientId, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                new ECDSASigner(key),
                change.apply(claims(clientId)).build());
    }

    private String sign(ECKey signer, JWSAlgorithm algorithm) throws Exception {
        return sign(
                new JWSHeader.Builder(algorithm).keyID(signer.getKeyID()).build(),
                new ECDSASigner(signer),
                claims(CLIENT).build());
    }

    private String sign(RSAKey signer, JWSAlgorithm algorithm) throws Exception {
        return sign(
                new JWSHeader.Builder(algorithm).keyID(signer.getKeyID()).build(),
                new RSASSASigner(signer),
                claims(CLIENT).build());
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims(String clientId) {
        Instant now = server.clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ECKey ellipticKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
