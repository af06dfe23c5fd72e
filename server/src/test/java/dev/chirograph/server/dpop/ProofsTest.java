package dev.chirograph.server.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.database.SharedSecretStore;
import dev.chirograph.server.replay.ReplayCache;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid DPoP proofs, and all known ways to forge, steal or replay one. */
final class ProofsTest {
    private static final String URL = "https://api.example";
    private static final String TARGET = "https://api.example/items";
    private static final ECKey KEY = TestProof.key();

    private static Database database;

    private final MovableClock clock = new MovableClock();

    private ServerNonces nonces;
    private Proofs proofs;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = Database.open(DatabaseSettings.embedded(folder));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void load() {
        nonces = ServerNonces.load(secretIn(database), clock);
        proofs = on(database);
    }

    private Proofs on(Database where) {
        return new Proofs(
                URI.create(URL), ServerNonces.load(secretIn(where), clock), new ReplayCache(where)::isFirst, clock);
    }

    private static NonceSecretSource secretIn(Database where) {
        return new SharedSecretStore(where, "dpop_nonce_secret")::findOrInsert;
    }

    private TestProof good() {
        return TestProof.of(KEY, "GET", TARGET, clock.instant()).claim("nonce", nonces.current());
    }

    @Test
    void validProofReturnsTheThumbprintOfItsKey() throws Exception {
        Proof proof = verify(good().signedWith(KEY));

        assertEquals(TestProof.thumbprint(KEY), proof.key());
    }

    @Test
    void aProofMayBeSignedWithPs256() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        TestProof draft = TestProof.of(key, "GET", TARGET, clock.instant())
                .header("alg", "PS256")
                .claim("nonce", nonces.current());

        Proof proof = verify(draft.signedWith(key, JWSAlgorithm.PS256));

        assertEquals(TestProof.thumbprint(key), proof.key());
    }

    @Test
    void noProofIsRefused() {
        assertInvalid(List.of());
    }

    @Test
    void twoProofsAreRefused() {
        String proof = good().signedWith(KEY);

        assertInvalid(List.of(proof, good().signedWith(KEY)));
        assertInvalid(List.of(proof + ", " + proof));
        assertInvalid(List.of(proof + " " + proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c", "....", "bm90.anNvbg.eA", "e30.e30.e30", "\u00e9"})
    void garbageIsRefused(String garbage) {
        assertInvalid(List.of(garbage));
    }

    @Test
    void aHugeProofIsRefused() {
        assertInvalid(List.of(good().claim("note", "x".repeat(5000)).signedWith(KEY)));
        assertInvalid(List.of("a".repeat(1_000_000)));
    }

    @Test
    void deeplyNestedClaimsAreRefused() {
        String deep = "[".repeat(1400) + "]".repeat(1400);
        String header = good().content().split("\\.")[0];

        assertInvalid(List.of(header + "." + Base64URL.encode("{\"a\":" + deep + "}") + ".AA"));
    }

    @Test
    void anotherTypeIsRefused() {
        assertInvalid(good().header("typ", "JWT"));
        assertInvalid(good().header("typ", "at+jwt"));
        assertInvalid(good().header("typ", null));
    }

    @Test
    void symmetricAlgorithmsAndNoneAreRefused() throws JOSEException {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(new byte[32]).build();

        assertInvalid(List.of(good().header("alg", "HS256")
                .signedWith(new MACSigner(KEY.toECPublicKey().getEncoded()), JWSAlgorithm.HS256)));
        assertInvalid(List.of(good().header("alg", "HS256")
                .header("jwk", TestProof.json(secret))
                .signedWith(new MACSigner(new byte[32]), JWSAlgorithm.HS256)));
        assertInvalid(List.of(good().header("alg", "none").content() + "."));
        assertInvalid(List.of(good().header("alg", "none").content() + ".AA"));
    }

    @Test
    void anAlgorithmThatIsNotOnTheListIsRefused() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        ECKey curve = new ECKeyGenerator(Curve.P_384).generate();

        assertInvalid(List.of(good().header("alg", "RS256")
                .header("jwk", TestProof.json(rsa.toPublicJWK()))
                .signedWith(rsa, JWSAlgorithm.RS256)));
        assertInvalid(List.of(good().header("alg", "ES384")
                .header("jwk", TestProof.json(curve.toPublicJWK()))
                .signedWith(curve, JWSAlgorithm.ES384)));
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        assertInvalid(List.of(good().signedWith(TestProof.key())));
        assertInvalid(List.of(good().content() + "." + Base64URL.encode(new byte[64])));
        assertInvalid(List.of(good().content() + "."));
    }

    @Test
    void aTamperedProofIsRefused() {
        String[] parts = good().signedWith(KEY).split("\\.");
        String claims = good().claim("htm", "DELETE").content().split("\\.")[1];

        assertInvalid(List.of(parts[0] + "." + claims + "." + parts[2]));
    }

    @Test
    void aProofWithoutKeyIsRefused() {
        assertInvalid(good().header("jwk", null));
        assertInvalid(good().header("jwk", null).header("kid", "one"));
        assertInvalid(good().header("jwk", JsonValue.EMPTY_JSON_OBJECT));
        assertInvalid(good().header("jwk", "a key"));
    }

    @Test
    void aPrivateKeyIsRefused() {
        assertInvalid(good().header("jwk", TestProof.json(KEY)));
    }

    @Test
    void aWeakOrACostlyKeyIsRefused() throws JOSEException {
        RSAKey large = new RSAKeyGenerator(2048).generate();
        RSAKey costly = new RSAKey.Builder(large.getModulus(), Base64URL.encode(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
                .build();
        RSAKey longest = new RSAKey.Builder(Base64URL.encode(filled(1025)), large.getPublicExponent()).build();
        RSAKey weak = new RSAKey.Builder(Base64URL.encode(filled(128)), large.getPublicExponent()).build();

        for (JWK key : List.of(costly, longest, weak)) {
            TestProof draft = good().header("alg", "PS256").header("jwk", TestProof.json(key));

            assertInvalid(List.of(draft.signedWith(large, JWSAlgorithm.PS256)));
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    @Test
    void pointThatIsNotOnItsCurveIsRejected() {
        ECKey point = new ECKey.Builder(Curve.P_256, KEY.getX(), KEY.getY()).build();
        JsonValue beside = Json.createObjectBuilder(TestProof.json(point).asJsonObject())
                .add("y", Base64URL.encode(filled(31)).toString())
                .build();

        assertInvalid(good().header("jwk", beside));
    }

    @Test
    void aKeyOfAnotherKindThanTheAlgorithmIsRefused() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();

        assertInvalid(good().header("jwk", TestProof.json(rsa.toPublicJWK())));
        assertInvalid(good().header("alg", "PS256"));
    }

    @Test
    void aCriticalExtensionIsRefused() {
        JsonValue extensions = Json.createArrayBuilder().add("exp").build();

        assertInvalid(good().header("crit", extensions).header("exp", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", "HEAD", ""})
    void anotherMethodIsRefused(String method) {
        assertInvalid(good().claim("htm", method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/item",
                "https://api.example/items/",
                "https://api.example/ITEMS",
                "https://api.example/x/../items",
                "https://api.example",
                "http://api.example/items",
                "https://api.example:8443/items",
                "https://evil.example/items",
                "https://api.example@evil.example/items",
                "https://user@api.example/items",
                "//api.example/items",
                "/items",
                "items",
                "not a uri",
                ""
            })
    void anotherUriIsRefused(String uri) {
        assertInvalid(good().claim("htu", uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example:443/items",
                "HTTPS://API.example/items",
                "https://api.example/%69tems",
                "https://api.example/items?a=b",
                "https://api.example/items#x"
            })
    void theSameUriInOtherWordsIsTaken(String uri) throws Exception {
        assertNotNull(verify(good().claim("htu", uri).signedWith(KEY)));
    }

    @Test
    void aPathIsComparedAsItWasSent() throws Exception {
        String proof = good().claim("htu", URL + "/users/a%2fb").signedWith(KEY);

        assertNotNull(proofs.verify(List.of(proof), "GET", "/users/a%2Fb", null));
        assertThrows(InvalidProofException.class, () -> proofs.verify(List.of(proof), "GET", "/users/a/b", null));
    }

    @Test
    void aMissingClaimIsRefused() {
        for (String claim : List.of("htm", "htu", "iat", "jti")) {
            assertInvalid(good().claim(claim, null));
        }
        assertInvalid(good().claim("jti", ""));
        assertInvalid(good().claim("jti", 7L));
        assertInvalid(good().claim("jti", "x".repeat(513)));
        assertInvalid(good().claim("iat", "now"));
    }

    @Test
    void clocksMayDifferBySeconds() throws Exception {
        long now = clock.instant().getEpochSecond();

        assertNotNull(verify(good().claim("iat", now + 10).signedWith(KEY)));
        assertNotNull(verify(good().claim("iat", now - 100).signedWith(KEY)));
    }

    @Test
    void proofFromThePastOrTheFutureIsRejected() {
        long now = clock.instant().getEpochSecond();

        assertInvalid(good().claim("iat", now + 61));
        assertInvalid(good().claim("iat", now - 122));
        assertInvalid(good().claim("iat", Long.MAX_VALUE));
        assertInvalid(good().claim("iat", -1L));
        assertInvalid(good().claim("nbf", now + 61));
        assertInvalid(good().claim("exp", now - 1));
    }

    @Test
    void proofWithoutNonceIsAnsweredWithUseDpopNonce() throws Exception {
        InvalidProofException refusal =
                refusal(List.of(good().claim("nonce", null).signedWith(KEY)));

        assertEquals("use_dpop_nonce", refusal.error());
        assertNotNull(verify(good().claim("nonce", refusal.nonce()).signedWith(KEY)));
    }

    @Test
    void foreignNonceIsRejected() {
        for (Object nonce : List.of("x", "", 1L, nonces.current() + "x")) {
            InvalidProofException refusal =
                    refusal(List.of(good().claim("nonce", nonce).signedWith(KEY)));

            assertEquals("use_dpop_nonce", refusal.error());
        }
    }

    @Test
    void previousNonceIsValidAndTheOneBeforeIsNot() throws Exception {
        String nonce = nonces.current();

        clock.advance(ServerNonces.STEP);
        Proof proof = verify(good().claim("nonce", nonce).signedWith(KEY));

        assertEquals(nonces.current(), proof.nonce());
        assertNotEquals(nonce, nonces.current());
        clock.advance(ServerNonces.STEP);
        assertEquals(
                "use_dpop_nonce",
                refusal(List.of(good().claim("nonce", nonce).signedWith(KEY))).error());
    }

    @Test
    void currentNonceIsNotSentAgain() throws Exception {
        assertNull(verify(good().signedWith(KEY)).nonce());
    }

    @BothStores
    void nonceOfOneNodeIsValidOnEveryNode(Store store, @TempDir Path folder) throws Exception {
        try (Database shared = Database.open(store.settings(folder))) {
            String nonce = ServerNonces.load(secretIn(shared), clock).current();

            Proof proof =
                    on(shared).verify(List.of(good().claim("nonce", nonce).signedWith(KEY)), "GET", "/items", null);

            assertNotNull(proof);
            assertNotEquals(nonce, nonces.current(), "another cluster has another secret");
        }
    }

    @Test
    void aProofIsForOneAccessToken() throws Exception {
        String proof = good().accessToken("token").signedWith(KEY);

        assertNotNull(proofs.verify(List.of(proof), "GET", "/items", "token"));
        for (String line : List.of(
                good().signedWith(KEY),
                good().accessToken("another").signedWith(KEY),
                good().claim("ath", "token").signedWith(KEY))) {
            assertThrows(InvalidProofException.class, () -> proofs.verify(List.of(line), "GET", "/items", "token"));
        }
    }

    @BothStores
    void aProofCanBeUsedOnceOnAllNodesTogether(Store store, @TempDir Path folder) throws Exception {
        try (Database shared = Database.open(store.settings(folder))) {
            Proofs first = on(shared);
            Proofs second = on(shared);
            String line = good().claim(
                            "nonce", ServerNonces.load(secretIn(shared), clock).current())
                    .signedWith(KEY);
            List<Callable<String>> uses = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Proofs node = i % 2 == 0 ? first : second;
                uses.add(() -> use(node, line));
            }

            List<String> outcomes = AtOnce.run(uses);

            assertEquals(1, Collections.frequency(outcomes, "used"), outcomes.toString());
            assertEquals(9, Collections.frequency(outcomes, "invalid_dpop_proof"), outcomes.toString());
        }
    }

    private static String use(Proofs node, String line) {
        try {
            node.use(node.verify(List.of(line), "GET", "/items", null));
            return "used";
        } catch (InvalidProofException e) {
            return e.error();
        }
    }

    @Test
    void jtiIsScopedToTheKeyOfItsProof() throws Exception {
        ECKey other = TestProof.key();
        proofs.use(verify(good().claim("jti", "mine").signedWith(KEY)));
        TestProof theirs = TestProof.of(other, "GET", TARGET, clock.instant())
                .claim("nonce", nonces.current())
                .claim("jti", "mine");

        proofs.use(verify(theirs.signedWith(other)));

        assertThrows(
                InvalidProofException.class,
                () -> proofs.use(verify(good().claim("jti", "mine").signedWith(KEY))));
    }

    @Test
    void usedProofIsRememberedUntilItExpires() throws Exception {
        String line = good().signedWith(KEY);
        Proof proof = verify(line);

        assertFalse(proof.goodUntil()
                .isBefore(clock.instant().plus(Duration.ofMinutes(2)).minusSeconds(1)));
    }

    @Test
    void proofIsNeverEchoed() {
        String secret = "something-that-was-sent";
        for (TestProof draft : List.of(
                good().header("alg", secret),
                good().header("typ", secret),
                good().header("jwk", secret),
                good().claim("htu", secret),
                good().claim("iat", secret))) {
            InvalidProofException refusal = refusal(List.of(draft.signedWith(KEY)));

            assertFalse(refusal.getMessage().contains(secret), refusal.getMessage());
            assertNull(refusal.getCause());
        }
    }

    @Test
    void proofsAreAscii() {
        byte[] line = good().signedWith(KEY).getBytes(StandardCharsets.UTF_8);
        line[10] = (byte) 0xff;

        assertInvalid(List.of(new String(line, StandardCharsets.ISO_8859_1)));
    }

    private Proof verify(String line) throws InvalidProofException {
        return proofs.verify(List.of(line), "GET", "/items", null);
    }

    private void assertInvalid(TestProof draft) {
        assertInvalid(List.of(draft.signedWith(KEY)));
    }

    private void assertInvalid(List<String> lines) {
        InvalidProofException refusal = refusal(lines);

        assertEquals("invalid_dpop_proof", refusal.error(), refusal.getMessage());
    }

    private InvalidProofException refusal(List<String> lines) {
        return assertThrows(
                InvalidProofException.class, () -> proofs.verify(lines, "GET", "/items", null), lines.toString());
    }
}
