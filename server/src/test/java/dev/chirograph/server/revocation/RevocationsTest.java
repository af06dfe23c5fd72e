package dev.chirograph.server.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.ECKey;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.token.BearerAuthenticator;
import dev.chirograph.server.token.Guards;
import dev.chirograph.server.token.LocalIssuer;
import dev.chirograph.server.token.Minted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every node rejects a token within five seconds of its revocation by another, and all tokens while revocations are unknown. */
final class RevocationsTest {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final ECKey KEY = Minted.key("one");
    private static final int MOST = 1000;

    private final MovableClock clock = new MovableClock();
    private final long began = clock.instant().getEpochSecond();

    /** Does immediately what a server does in the background. */
    private final Executor atOnce = Runnable::run;

    private BearerAuthenticator node(Database database) {
        return node(new Revocations(database, clock, atOnce, MOST));
    }

    private BearerAuthenticator node(Revocations revocations) {
        return BearerAuthenticator.trusting(
                new LocalIssuer(Minted.ISSUER, Minted.AUDIENCE, Minted.RESOURCE_METADATA, () -> Minted.published(KEY)),
                List.of(),
                Guards.proofs(clock),
                revocations,
                clock,
                clock);
    }

    private Authorizations authorizations(Database database) {
        return new Authorizations(database, LIFETIME, id -> {}, clock);
    }

    private String token(String id) {
        // Issued when the test began: Helidon's provider uses the system clock.
        return Minted.good("one", clock.instant())
                .claim("jti", id)
                .claim("iat", began)
                .signedWith(KEY);
    }

    @BothStores
    void everyNodeRejectsARevokedTokenWithinFiveSeconds(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            BearerAuthenticator one = node(database);
            BearerAuthenticator other = node(database);
            String token = token("a");
            assertKnown(one, token);
            assertKnown(other, token);

            authorizations(database).revokeAccessToken("a", clock.instant());
            clock.advance(FIVE_SECONDS);

            assertRefused(one, token);
            assertRefused(other, token);
            assertKnown(other, token("b"));
        }
    }

    @BothStores
    void nodeThatRevokesATokenRejectsItAtOnce(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            var revocations = new Revocations(database, clock, atOnce, MOST);
            BearerAuthenticator told = node(revocations);
            BearerAuthenticator other = node(database);
            var authorizations = new Authorizations(database, LIFETIME, revocations::add, clock);
            assertKnown(told, token("a"));
            assertKnown(other, token("a"));

            authorizations.revokeAccessToken("a", clock.instant());

            assertRefused(told, token("a"));
            assertKnown(told, token("b"));
            for (int minute = 0; minute < 3; minute++) {
                clock.advance(Duration.ofMinutes(1));
                assertRefused(told, token("a"));
                assertRefused(other, token("a"));
            }
        }
    }

    @BothStores
    void rolledBackRevocationRevokesNothing(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            var revocations = new Revocations(database, clock, atOnce, MOST);
            BearerAuthenticator node = node(revocations);
            var authorizations = new Authorizations(database, LIFETIME, revocations::add, clock);
            assertKnown(node, token("a"));

            assertThrows(
                    IllegalStateException.class,
                    () -> database.useTransaction(() -> {
                        authorizations.revokeAccessToken("a", clock.instant());
                        throw new IllegalStateException("rolled back");
                    }));

            assertKnown(node, token("a"));
        }
    }

    @BothStores
    void revocationWhileTheClockIsSetBackIsNotLost(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            Instant issuedAt = clock.instant();
            clock.advance(Duration.ofDays(-30));
            authorizations(database).revokeAccessToken("a", issuedAt);
            clock.advance(Duration.ofDays(30));

            assertRefused(node(database), token("a"));
        }
    }

    @BothStores
    void revokedAuthorizationRevokesItsAccessTokens(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            BearerAuthenticator node = node(database);
            UUID authorization = UUID.randomUUID();
            String token = Minted.good("one", clock.instant())
                    .claim("authorization_id", authorization.toString())
                    .signedWith(KEY);
            assertKnown(node, token);

            authorizations(database).revokeAccessToken(authorization.toString(), clock.instant());
            clock.advance(FIVE_SECONDS);

            assertRefused(node, token);
            assertKnown(node, token("another"));
        }
    }

    @BothStores
    void deletedClientRevokesItsAccessTokens(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            BearerAuthenticator node = node(database);
            String token = token("a");
            assertKnown(node, token);

            authorizations(database).clientRemoved("client-a");
            clock.advance(FIVE_SECONDS);

            assertRefused(node, token);
        }
    }

    @BothStores
    void revocationThatCommitsLateIsNotMissed(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            BearerAuthenticator node = node(database);
            String token = token("a");
            assertKnown(node, token);

            var written = new CountDownLatch(1);
            var mayCommit = new CountDownLatch(1);
            Thread writer = Thread.startVirtualThread(() -> database.useTransaction(() -> {
                authorizations(database).revokeAccessToken("a", clock.instant());
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            // Read meanwhile, more than once, the row is not there.
            for (int i = 0; i < 4; i++) {
                clock.advance(FIVE_SECONDS);
                assertKnown(node, token);
            }
            mayCommit.countDown();
            join(writer);
            clock.advance(FIVE_SECONDS);

            assertRefused(node, token);
        }
    }

    @Test
    void revocationByANodeWhoseClockIsBehindIsNotMissed(@TempDir Path folder) {
        try (Database database = Database.open(Store.H2.settings(folder))) {
            BearerAuthenticator node = node(database);
            MovableClock behind = new MovableClock();
            behind.advance(Duration.ofSeconds(-20));
            String token = token("a");
            assertKnown(node, token);

            new Authorizations(database, LIFETIME, id -> {}, behind).revokeAccessToken("a", clock.instant());
            clock.advance(FIVE_SECONDS);

            assertRefused(node, token);
        }
    }

    @Test
    void revocationsAreRefreshedInTheBackground(@TempDir Path folder) {
        try (Database database = Database.open(Store.H2.settings(folder))) {
            var reads = new ArrayList<Runnable>();
            BearerAuthenticator node = node(new Revocations(database, clock, reads::add, MOST));
            String token = token("a");
            assertKnown(node, token);
            authorizations(database).revokeAccessToken("a", clock.instant());

            clock.advance(Duration.ofSeconds(2));
            assertKnown(node, token);
            assertEquals(1, reads.size());
            reads.getFirst().run();

            assertRefused(node, token);
        }
    }

    @Test
    void revocationsAreReadAtMostOnceASecond(@TempDir Path folder) {
        Database database = Database.open(Store.H2.settings(folder));
        BearerAuthenticator node = node(database);
        assertKnown(node, token("a"));

        database.close();
        clock.advance(Duration.ofMillis(900));

        assertKnown(node, token("b"));
    }

    @Test
    void withoutTheDatabaseTokensAreUnverifiableAfterFiveSeconds(@TempDir Path folder) {
        Database database = Database.open(Store.H2.settings(folder));
        BearerAuthenticator node = node(database);
        String token = token("a");
        assertKnown(node, token);

        database.close();
        clock.advance(Duration.ofSeconds(3));
        assertKnown(node, token);
        clock.advance(Duration.ofSeconds(3));

        assertInstanceOf(Authentication.Undecided.class, node.authenticate(Minted.sent("Bearer " + token)));
    }

    @Test
    void nodeThatNeverReadRevocationsAcceptsNoToken(@TempDir Path folder) {
        Database database = Database.open(Store.H2.settings(folder));
        database.close();

        Authentication authentication = node(database).authenticate(Minted.sent("Bearer " + token("a")));

        assertInstanceOf(Authentication.Undecided.class, authentication);
    }

    @Test
    void clockThatIsSetBackDoesNotDelayRevocations(@TempDir Path folder) {
        try (Database database = Database.open(Store.H2.settings(folder))) {
            BearerAuthenticator node = node(database);
            String token = token("a");
            assertKnown(node, token);

            clock.advance(Duration.ofSeconds(-3));
            authorizations(database).revokeAccessToken("a", clock.instant());

            assertRefused(node, token);
        }
    }

    @BothStores
    void tooManyRevocationsAreLookedUpInTheDatabase(Store store, @TempDir Path folder) {
        try (Database database = Database.open(store.settings(folder))) {
            BearerAuthenticator node = node(new Revocations(database, clock, atOnce, 3));
            for (int i = 0; i < 10; i++) {
                authorizations(database).revokeAccessToken("id-" + i, clock.instant());
            }

            for (int i = 0; i < 10; i++) {
                assertRefused(node, token("id-" + i));
            }
            assertKnown(node, token("another"));
            authorizations(database).revokeAccessToken("another", clock.instant());
            assertRefused(node, token("another"));
        }
    }

    @Test
    void revocationsBeyondTheLimitAreNotForgotten(@TempDir Path folder) {
        try (Database database = Database.open(Store.H2.settings(folder))) {
            BearerAuthenticator node = node(new Revocations(database, clock, atOnce, 3));
            for (int i = 0; i < 10; i++) {
                assertKnown(node, token("id-" + i));
                authorizations(database).revokeAccessToken("id-" + i, clock.instant());
                clock.advance(FIVE_SECONDS);

                assertRefused(node, token("id-" + i));
            }

            assertRefused(node, token("id-0"));
            assertKnown(node, token("another"));
        }
    }

    private void assertKnown(BearerAuthenticator node, String token) {
        Authentication authentication = node.authenticate(Minted.sent("Bearer " + token));
        assertInstanceOf(Authentication.Known.class, authentication, authentication.toString());
    }

    private void assertRefused(BearerAuthenticator node, String token) {
        Authentication authentication = node.authenticate(Minted.sent("Bearer " + token));
        var refused = assertInstanceOf(Authentication.Refused.class, authentication, authentication.toString());
        assertEquals("invalid_token", refused.error());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
