package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.runtime.Authentication;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the keys of an external issuer are fetched, and which callers wait. */
final class ExternalJwksTest {
    private static final String AUDIENCE = "https://api.example";
    private static final ECKey OWN_KEY = Minted.key("own");
    private static final ECKey FIRST = Minted.key("first");
    private static final ECKey SECOND = Minted.key("second");

    /** Longer than it may take on a busy machine, and far shorter than forever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovableClock clock = new MovableClock();

    private RawIssuer issuer;
    private RawIssuer other;
    private BearerAuthenticator authenticator;

    @BeforeEach
    void start() throws IOException {
        issuer = new RawIssuer();
        issuer.publish(FIRST);
        other = new RawIssuer();
        other.publish(SECOND);
        authenticator = authenticator(PATIENCE);
    }

    private BearerAuthenticator authenticator(Duration longestWait) {
        var local = new LocalIssuer(
                Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, () -> Minted.published(OWN_KEY));
        return new BearerAuthenticator(
                Minted.RESOURCE_METADATA,
                List.of(
                        TrustedIssuer.local(local, new LocalJwks(local.keys(), local.audience()), clock),
                        external(issuer, longestWait),
                        external(other, longestWait)),
                Guards.proofs(clock),
                Guards.noRevocations(),
                clock);
    }

    private TrustedIssuer external(RawIssuer raw, Duration longestWait) {
        var external = new ExternalIssuer(raw.url(), AUDIENCE);
        return TrustedIssuer.external(external, ExternalJwks.of(external, clock, longestWait), clock);
    }

    @AfterEach
    void stop() throws IOException {
        authenticator.close();
        issuer.close();
        other.close();
    }

    @Test
    void severalIssuersAreTrustedIndependently() {
        assertKnown(token(issuer, FIRST));
        assertKnown(token(other, SECOND));

        assertRefused(token(issuer, SECOND));
        assertRefused(token(other, FIRST));
    }

    @Test
    void keysAreNotFetchedBeforeTheFirstToken() {
        assertKnown(own());

        assertEquals(0, issuer.asked(RawIssuer.OPENID));
    }

    @Test
    void keysOfAnIssuerThatIsDownAtStartAreFetchedLater() {
        issuer.setDown(true);
        String token = token(issuer, FIRST);

        assertRefused(token);
        assertKnown(own());
        issuer.setDown(false);
        assertRefused(token);
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);
        assertKnown(token);
    }

    @Test
    void keyThatChangesUnderItsKidIsFetched() {
        ECKey successor = Minted.key("first");
        assertKnown(token(issuer, FIRST));
        issuer.publish(successor);
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);

        assertKnown(token(issuer, successor));
        assertRefused(token(issuer, FIRST));
    }

    @Test
    void ambiguousKidIsIgnored() {
        ECKey twin = Minted.key("first");
        issuer.publish(FIRST, twin, SECOND);

        assertRefused(token(issuer, FIRST));
        assertRefused(token(issuer, twin));
        assertKnown(token(issuer, SECOND));
    }

    @Test
    void invalidSignaturesDoNotCauseUnlimitedFetches() {
        assertKnown(token(issuer, FIRST));
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);

        for (int i = 0; i < 20; i++) {
            assertRefused(token(issuer, Minted.key("first")));
        }

        assertEquals(2, issuer.asked(RawIssuer.KEYS));
    }

    @Test
    void manyUnknownKidsCauseOneFetchPerPause() throws Exception {
        assertKnown(token(issuer, FIRST));

        for (int round = 1; round <= 3; round++) {
            clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = IntStream.range(0, 200)
                        .<Future<?>>mapToObj(index -> callers.submit(() -> assertRefused(
                                token(issuer, Minted.key(UUID.randomUUID().toString())))))
                        .toList();
                for (Future<?> one : all) {
                    one.get();
                }
            }
            assertEquals(1 + round, issuer.asked(RawIssuer.KEYS));
        }
    }

    @Test
    void silentIssuerDelaysOnlyItsOwnCallersAndBriefly() throws Exception {
        authenticator.close();
        authenticator = authenticator(ExternalJwks.LONGEST_WAIT);
        var end = new CountDownLatch(1);
        assertKnown(token(issuer, FIRST));
        assertKnown(token(other, SECOND));
        issuer.answer(RawIssuer.OPENID, out -> awaitQuietly(end));
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            Future<?> stranger = callers.submit(() -> assertRefused(token(issuer, SECOND)));
            await(() -> issuer.asked(RawIssuer.OPENID) == 2);

            // Only the caller with the unknown key waits.
            assertKnown(token(issuer, FIRST));
            assertKnown(token(other, SECOND));
            assertKnown(own());
            stranger.get();
            assertTrue(System.nanoTime() - start
                    < ExternalJwks.LONGEST_WAIT.multipliedBy(3).toNanos());
        } finally {
            end.countDown();
        }
    }

    @Test
    void oldKeysAreUsedWhileTheyAreRefreshed() {
        var end = new CountDownLatch(1);
        String token = token(issuer, FIRST);
        assertKnown(token);
        issuer.answer(RawIssuer.KEYS, out -> {
            awaitQuietly(end);
            RawIssuer.json(Minted.published(SECOND)).write(out);
        });
        clock.advance(ExternalJwks.FRESH);

        // From memory, but the age of the keys is noticed.
        assertKnown(token);
        await(() -> issuer.asked(RawIssuer.KEYS) == 2);
        assertKnown(token);
        end.countDown();

        await(() -> authenticate(token) instanceof Authentication.Refused);
    }

    @Test
    void unchangedKeysKeepVerifiedTokensCached() throws Exception {
        var trusted = new ExternalIssuer(issuer.url(), AUDIENCE);
        try (var keys = ExternalJwks.of(trusted, clock)) {
            SignatureVerifier before = keys.with("first");
            clock.advance(ExternalJwks.FRESH);
            keys.with("another");

            assertEquals(2, issuer.asked(RawIssuer.KEYS));
            assertSame(before, keys.current());
        }
    }

    @Test
    void fetchesBackOffWhileAnIssuerFails() throws Exception {
        assertKnown(token(issuer, FIRST));
        issuer.answer(RawIssuer.OPENID, RawIssuer.answer("503 Service Unavailable", "Server: raw", ""));

        // Minute after minute, with a caller each second.
        int first = attemptsInAMinute();
        attemptsInAMinute();
        int third = attemptsInAMinute();

        assertTrue(first >= 3 && first <= 5, () -> first + " attempts");
        assertEquals(1, third);
    }

    @Test
    void backoffEndsWhenTheIssuerIsBack() {
        String first = token(issuer, FIRST);
        String second = token(issuer, SECOND);
        issuer.setDown(true);
        assertRefused(first);
        for (int i = 0; i < 5; i++) {
            clock.advance(ExternalJwks.LONGEST_BETWEEN_ATTEMPTS);
            assertRefused(first);
        }
        issuer.setDown(false);
        clock.advance(ExternalJwks.LONGEST_BETWEEN_ATTEMPTS);
        assertKnown(first);

        issuer.publish(SECOND);
        clock.advance(ExternalJwks.BETWEEN_ATTEMPTS);
        assertKnown(second);
    }

    private int attemptsInAMinute() {
        int before = issuer.asked(RawIssuer.OPENID);
        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertRefused(token(issuer, SECOND));
        }
        return issuer.asked(RawIssuer.OPENID) - before;
    }

    @Test
    void keysAreUsedForAnHourWithoutTheIssuer() throws Exception {
        var trusted = new ExternalIssuer(issuer.url(), AUDIENCE);
        try (var keys = ExternalJwks.of(trusted, clock)) {
            keys.with("first");
            issuer.setDown(true);

            clock.advance(ExternalJwks.USABLE.minusSeconds(1));
            assertNotNull(keys.current());
            clock.advance(Duration.ofSeconds(1));

            assertEquals(null, keys.current());
        }
    }

    private String own() {
        return Minted.good("own", clock.instant()).signedWith(OWN_KEY);
    }

    /** Helidon's provider uses the system clock, so a token must not be issued long after a clock was advanced. */
    private String token(RawIssuer from, ECKey key) {
        return Minted.good(key.getKeyID(), clock.instant())
                .claim("iss", from.url().toString())
                .claim("aud", AUDIENCE)
                .claim("jti", UUID.randomUUID().toString())
                .signedWith(key);
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(Minted.sent("Bearer " + token));
    }

    private void assertKnown(String token) {
        assertInstanceOf(Authentication.Known.class, authenticate(token));
    }

    private void assertRefused(String token) {
        assertInstanceOf(Authentication.Refused.class, authenticate(token));
    }

    private static void await(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "It did not happen");
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
