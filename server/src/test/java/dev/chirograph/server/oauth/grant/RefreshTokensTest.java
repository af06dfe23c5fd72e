package dev.chirograph.server.oauth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.UserAuthentication;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** RFC 9700, section 4.14.2: refresh tokens in a real database, with rotation, reuse detection and concurrency. */
final class RefreshTokensTest {
    private static final String RESOURCE = "https://api.example:8443";
    private static final String OTHER_RESOURCE = "https://other.example";
    private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private @Nullable Database database;
    private Authorizations authorizations;
    private RefreshTokens tokens;
    private Users users;
    private Client client;
    private String userId;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
        SecretHasher hasher = new SecretHasher(2);
        authorizations = new Authorizations(database, Duration.ofMinutes(30), id -> {}, clock);
        UserDirectory directory = Users.directory(database, hasher);
        users = new Users(database, hasher, List.of(authorizations), clock);
        users.enableDevelopmentUser();
        userId = directory.authenticate("user", "secret").account().userId();
        client = client("client-app", AuthenticationMethod.NONE);
        tokens = new RefreshTokens(
                database,
                authorizations,
                directory,
                new RefreshTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(90)),
                Duration.ofMinutes(30),
                clock);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void refreshTokenRotates(Store store) {
        open(store);
        GrantResult begun = begin();

        GrantResult next = refresh(begun);

        assertEquals(begun.authorization().id(), next.authorization().id());
        assertEquals(userId, next.subject());
        assertEquals(Set.of("items:read", "profile"), next.scopes());
        assertNotEquals(begun.refreshToken(), next.refreshToken());
        assertEquals(43, next.refreshToken().length());
        refresh(next);
    }

    @BothStores
    void retryWithinGracePeriodGetsTheSameSuccessor(Store store) {
        open(store);
        GrantResult begun = begin();
        GrantResult lost = refresh(begun);
        clock.advance(RefreshTokenRotation.GRACE.minusMillis(1));

        GrantResult again = refresh(begun);

        assertEquals(lost.refreshToken(), again.refreshToken());
        refresh(again);
    }

    @BothStores
    void reuseAfterGracePeriodRevokesTheFamily(Store store) {
        open(store);
        GrantResult begun = begin();
        GrantResult next = refresh(begun);
        clock.advance(RefreshTokenRotation.GRACE);

        refuse(begun);

        refuse(next);
        assertTrue(isRevoked(begun));
    }

    @BothStores
    void reuseAfterUseOfSuccessorRevokesTheFamily(Store store) {
        open(store);
        GrantResult begun = begin();
        GrantResult last = refresh(refresh(begun));

        refuse(begun);

        refuse(last);
        assertTrue(isRevoked(begun));
    }

    @BothStores
    void reuseRevokesNoOtherFamily(Store store) {
        open(store);
        GrantResult stolen = begin();
        GrantResult other = begin();
        refresh(refresh(stolen));

        refuse(stolen);

        refresh(other);
    }

    @BothStores
    void concurrentRefreshesMakeOneChain(Store store) throws Exception {
        open(store);
        GrantResult begun = begin();
        Callable<GrantResult> refresh = () -> refresh(begun);

        List<GrantResult> answers = AtOnce.run(Collections.nCopies(100, refresh));

        List<String> next =
                answers.stream().map(GrantResult::refreshToken).distinct().toList();
        assertEquals(1, next.size());
        assertEquals(2, countTokens());
        refresh(answers.getFirst());
    }

    @BothStores
    void revocationDuringRefreshesLeavesNoActiveToken(Store store) throws Exception {
        open(store);
        for (int round = 0; round < 5; round++) {
            GrantResult begun = begin();
            Callable<@Nullable GrantResult> refresh = () -> tryToRefresh(begun);
            Callable<@Nullable GrantResult> revoke = () -> {
                authorizations.revoke(begun.authorization().id());
                return null;
            };
            List<Callable<@Nullable GrantResult>> tasks = new ArrayList<>(Collections.nCopies(10, refresh));
            tasks.add(5, revoke);

            List<@Nullable GrantResult> outcomes = AtOnce.run(tasks);

            outcomes.stream().filter(Objects::nonNull).forEach(this::refuse);
            refuse(begun);
            assertTrue(isRevoked(begun));
        }
    }

    @BothStores
    void refreshDuringRevocationIsRejected(Store store) throws Exception {
        open(store);
        GrantResult begun = begin();
        UUID id = begun.authorization().id();

        @Nullable GrantResult outcome = secondWaitsForFirst(() -> authorizations.revoke(id), () -> tryToRefresh(begun));

        assertEquals(null, outcome);
        assertTrue(isRevoked(begun));
    }

    @BothStores
    void revocationDuringRefreshRevokesTheSuccessor(Store store) throws Exception {
        open(store);
        GrantResult begun = begin();
        List<GrantResult> given = Collections.synchronizedList(new ArrayList<>());

        secondWaitsForFirst(() -> given.add(refresh(begun)), () -> {
            authorizations.revoke(begun.authorization().id());
            return null;
        });

        refuse(given.getFirst());
        assertTrue(isRevoked(begun));
        assertTrue(authorizations.isRevoked(
                "jti", client.id(), begun.authorization().id()));
    }

    @BothStores
    void concurrentReuseAndRevocationDoNotDeadlock(Store store) throws Exception {
        open(store);
        List<Callable<@Nullable GrantResult>> tasks = new ArrayList<>();
        List<GrantResult> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            GrantResult begun = begin();
            GrantResult last = refresh(refresh(begun));
            all.add(last);
            tasks.add(() -> tryToRefresh(last));
            tasks.add(() -> tryToRefresh(begun));
        }
        tasks.add(() -> {
            disableUser();
            return null;
        });

        List<@Nullable GrantResult> outcomes = AtOnce.run(tasks);

        outcomes.stream().filter(Objects::nonNull).forEach(this::refuse);
        assertTrue(all.stream().allMatch(this::isRevoked));
    }

    @BothStores
    void unusedTokenExpires(Store store) {
        open(store);
        GrantResult inTime = begin();
        GrantResult late = begin();
        clock.advance(Duration.ofDays(14).minusSeconds(1));
        refresh(inTime);

        clock.advance(Duration.ofSeconds(1));

        refuse(late);
    }

    @BothStores
    void familyExpiresDespiteRefreshes(Store store) {
        open(store);
        GrantResult last = begin();
        for (int day = 10; day < 90; day += 10) {
            clock.advance(Duration.ofDays(10));
            last = refresh(last);
        }

        clock.advance(Duration.ofDays(10));

        refuse(last);
    }

    @BothStores
    void narrowerScopeMayBeRequestedAndIsNotLost(Store store) {
        open(store);
        GrantResult begun = begin();

        GrantResult narrow = tokens.refresh(request(begun.refreshToken(), client, Set.of("profile"), List.of(), null));
        GrantResult wide = refresh(narrow);

        assertEquals(Set.of("profile"), narrow.scopes());
        assertEquals(Set.of("items:read", "profile"), wide.scopes());
    }

    @BothStores
    void widerScopeIsRejectedAndDoesNotUseTheToken(Store store) {
        open(store);
        GrantResult begun = begin();

        OauthException refusal = assertThrows(
                OauthException.class,
                () -> tokens.refresh(
                        request(begun.refreshToken(), client, Set.of("profile", "items:write"), List.of(), null)));

        assertEquals("invalid_scope", refusal.error().getCode());
        assertEquals(1, countTokens());
        refresh(begun);
    }

    @BothStores
    void resourceMustBeGranted(Store store) {
        open(store);
        GrantResult begun = begin();

        OauthException refusal = assertThrows(
                OauthException.class,
                () -> tokens.refresh(
                        request(begun.refreshToken(), client, null, List.of("https://evil.example"), null)));
        GrantResult one = tokens.refresh(request(begun.refreshToken(), client, null, List.of(OTHER_RESOURCE), null));
        GrantResult all = refresh(one);

        assertEquals("invalid_target", refusal.error().getCode());
        assertEquals(List.of(OTHER_RESOURCE), one.resources());
        assertEquals(List.of(RESOURCE, OTHER_RESOURCE), all.resources());
    }

    @BothStores
    void dpopBoundTokenIsNotUsedWithoutItsKey(Store store) {
        open(store);
        GrantResult begun = begin(client, KEY);

        refuse(() -> tokens.refresh(request(begun.refreshToken(), client, null, List.of(), null)));
        refuse(() -> tokens.refresh(request(begun.refreshToken(), client, null, List.of(), KEY.replace('0', '1'))));

        assertEquals(1, countTokens());
        tokens.refresh(request(begun.refreshToken(), client, null, List.of(), KEY));
    }

    @BothStores
    void reuseWithoutDpopKeyDoesNotRevokeTheFamily(Store store) {
        open(store);
        GrantResult begun = begin(client, KEY);
        GrantResult next = refresh(begun, KEY);
        GrantResult last = refresh(next, KEY);

        refuse(begun);

        assertFalse(isRevoked(begun));
        refresh(last, KEY);
    }

    @BothStores
    void refreshTokenOfConfidentialClientDoesNotRotate(Store store) {
        open(store);
        Client confidential = client("client-backend", AuthenticationMethod.PRIVATE_KEY_JWT);
        GrantResult begun = begin(confidential, KEY);
        for (int day = 10; day < 90; day += 10) {
            clock.advance(Duration.ofDays(10));

            GrantResult next = tokens.refresh(request(begun.refreshToken(), confidential, null, List.of(), null));

            assertEquals(begun.refreshToken(), next.refreshToken());
        }

        assertEquals(1, countTokens());
        clock.advance(Duration.ofDays(10));
        refuse(() -> tokens.refresh(request(begun.refreshToken(), confidential, null, List.of(), null)));
    }

    @BothStores
    void otherClientCanNeitherUseTheTokenNorRevokeTheFamily(Store store) {
        open(store);
        GrantResult begun = begin();
        GrantResult next = refresh(begun);
        Client other = client("client-other", AuthenticationMethod.NONE);

        refuse(() -> tokens.refresh(request(next.refreshToken(), other, null, List.of(), null)));
        clock.advance(RefreshTokenRotation.GRACE);
        refuse(() -> tokens.refresh(request(begun.refreshToken(), other, null, List.of(), null)));

        refresh(next);
    }

    @BothStores
    void disabledUserRevokesTheFamily(Store store) throws Exception {
        open(store);
        GrantResult begun = begin();

        disableUser();

        refuse(begun);
    }

    @BothStores
    void deletedUserRevokesTheFamily(Store store) throws Exception {
        open(store);
        GrantResult begun = begin();

        users.handler().deleteUser(TestCall.ofClient(Operations.DELETE_USER, "client-admin"), UUID.fromString(userId));

        refuse(begun);
        assertEquals(0, countTokens());
    }

    @BothStores
    void lostScopeIsNotIssued(Store store) {
        open(store);
        GrantResult begun = begin();
        Client narrower = client.toBuilder().scopes(Set.of("profile")).build();

        GrantResult next = tokens.refresh(request(begun.refreshToken(), narrower, null, List.of(), null));

        assertEquals(Set.of("profile"), next.scopes());
    }

    @BothStores
    void databaseHoldsFingerprintsOnly(Store store) {
        open(store);
        GrantResult begun = begin();
        GrantResult next = refresh(begun);

        List<String> texts = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select fingerprint || ' ' || coalesce(successor_salt, '') from refresh_tokens")
                        .mapTo(String.class)
                        .list());

        String all = String.join("\n", texts);
        assertTrue(all.contains(RandomSecrets.fingerprint(next.refreshToken())));
        assertFalse(all.contains(begun.refreshToken()));
        assertFalse(all.contains(next.refreshToken()));
    }

    private Client client(String id, AuthenticationMethod method) {
        Client made = Client.builder(id, "App")
                .authenticationMethod(method)
                .grants(Set.of("authorization_code", "refresh_token"))
                .scopes(Set.of("profile", "items:read"))
                .build();
        new Clients(database, new SecretHasher(2), clock).put(made);
        return made;
    }

    private GrantResult begin() {
        return begin(client, null);
    }

    private GrantResult begin(Client by, @Nullable String dpopKey) {
        var authentication = new UserAuthentication(
                userId,
                Set.of("profile", "items:read"),
                List.of(RESOURCE, OTHER_RESOURCE),
                clock.instant(),
                null,
                dpopKey,
                null);
        Authorization authorization = authorizations.begin(by, authentication, tokens.authorizationLifetime(by));
        return GrantResult.first(authorization, List.of(), tokens.issue(by, authorization), null);
    }

    private GrantResult refresh(GrantResult granted) {
        return refresh(granted, null);
    }

    private GrantResult refresh(GrantResult granted, @Nullable String dpopKey) {
        return tokens.refresh(request(granted.refreshToken(), client, null, List.of(), dpopKey));
    }

    private @Nullable GrantResult tryToRefresh(GrantResult granted) {
        try {
            return refresh(granted);
        } catch (OauthException e) {
            assertEquals("invalid_grant", e.error().getCode());
            return null;
        }
    }

    private void refuse(GrantResult granted) {
        refuse(() -> refresh(granted));
    }

    private static void refuse(Runnable refresh) {
        OauthException refusal = assertThrows(OauthException.class, refresh::run);
        assertEquals("invalid_grant", refusal.error().getCode());
    }

    private static GrantRequest request(
            String token, Client by, @Nullable Set<String> scopes, List<String> resources, @Nullable String dpopKey) {
        Form form = Form.of(Map.of("refresh_token", List.of(token)));
        return new GrantRequest(form, by, scopes, resources, dpopKey, "192.0.2.1");
    }

    private boolean isRevoked(GrantResult granted) {
        return authorizations.find(granted.authorization().id()).revoked();
    }

    private void disableUser() throws Exception {
        users.handler()
                .updateUser(
                        TestCall.ofClient(Operations.UPDATE_USER, "client-admin"),
                        UUID.fromString(userId),
                        UserPatch.builder().disabled(true).build());
    }

    private int countTokens() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from refresh_tokens")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Runs the second task while the transaction of the first is open, and returns its result after the commit. */
    private <T extends @Nullable Object> T secondWaitsForFirst(Runnable first, Callable<T> second) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> transaction = CompletableFuture.runAsync(
                    () -> database.useTransaction(() -> {
                        first.run();
                        done.countDown();
                        await(mayCommit);
                    }),
                    threads);
            await(done);
            Future<T> waiting = threads.submit(second);
            assertThrows(java.util.concurrent.TimeoutException.class, () -> waiting.get(200, TimeUnit.MILLISECONDS));
            mayCommit.countDown();
            transaction.get(10, TimeUnit.SECONDS);
            return waiting.get(10, TimeUnit.SECONDS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
