package dev.chirograph.server.oauth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.AuthenticationResult;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import dev.chirograph.server.users.Users;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Codes on a real database: each good once, for what it is bound to. */
final class AuthorizationCodesTest {
    private static final String RESOURCE = "https://api.example:8443";
    private static final String OTHER_RESOURCE = "https://other.example";
    private static final String REDIRECT_URI = "https://app.example/callback";
    private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private final MovableClock clock = new MovableClock();
    private final CodeVerifier verifier = new CodeVerifier();

    @TempDir
    private Path folder;

    private @Nullable Database database;
    private Authorizations authorizations;
    private AuthorizationCodes codes;
    private UserDirectory users;
    private Client client;
    private String userId;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
        SecretHasher hasher = new SecretHasher(2);
        users = Users.directory(database, hasher);
        new Users(database, hasher, List.of(), clock).enableDevelopmentUser();
        userId = users.authenticate("user", "secret").account().userId();
        client = publicClient("client-app");
        new Clients(database, hasher, clock).put(client);
        authorizations = new Authorizations(database, Duration.ofMinutes(30), id -> {}, clock);
        codes = codesFor(users);
    }

    private AuthorizationCodes codesFor(UserDirectory directory) {
        var refreshTokens = new RefreshTokens(
                database,
                authorizations,
                directory,
                new RefreshTokenLifetimes(Duration.ofDays(14), Duration.ofDays(90)),
                Duration.ofMinutes(30),
                clock);
        return new AuthorizationCodes(database, authorizations, refreshTokens, directory, clock);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void aCodeGivesWhatTheUserAgreedTo(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        GrantResult granted = redeem(code);

        Authorization authorization =
                authorizations.find(granted.authorization().id());
        assertEquals(userId, granted.subject());
        assertEquals(Set.of("items:read", "openid"), granted.scopes());
        assertEquals("n-1", granted.nonce());
        assertEquals(List.of(RESOURCE, OTHER_RESOURCE), granted.resources());
        assertEquals("client-app", authorization.clientId());
        assertEquals("{\"userinfo\":{}}", authorization.claims());
        assertEquals(clock.instant().truncatedTo(ChronoUnit.MICROS), authorization.authenticatedAt());
        assertFalse(granted.refreshToken().isEmpty());
    }

    @BothStores
    void aSecondUseEndsWhatTheFirstBegan(Store store) {
        open(store);
        String code = codes.issue(grant(null));
        Authorization begun = redeem(code).authorization();

        refuse(code);

        assertTrue(authorizations.find(begun.id()).revoked());
    }

    @BothStores
    void aSecondUseEndsWhatTheFirstBeganAlsoWhenTheCodeHasExpired(Store store) {
        open(store);
        String code = codes.issue(grant(null));
        Authorization begun = redeem(code).authorization();
        clock.advance(Duration.ofHours(1));

        refuse(code);

        assertTrue(authorizations.find(begun.id()).revoked());
    }

    @BothStores
    void ofTwentyAtOnceExactlyOneWinsAndWhatItBeganEnds(Store store) throws Exception {
        open(store);
        String code = codes.issue(grant(null));
        Callable<@Nullable GrantResult> redemption = () -> tryToRedeem(code);

        List<@Nullable GrantResult> outcomes = AtOnce.run(Collections.nCopies(20, redemption));

        List<GrantResult> won = outcomes.stream().filter(Objects::nonNull).toList();
        assertEquals(1, won.size());
        assertTrue(authorizations.find(won.getFirst().authorization().id()).revoked());
    }

    @BothStores
    void aSecondUseThatComesWhileTheFirstIsUnderWayWaitsForItAndEndsIt(Store store) throws Exception {
        open(store);
        String code = codes.issue(grant(null));
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AuthorizationCodes slow = codesFor(new GatedDirectory(users, underWay, goOn));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> redeem(slow, code), threads);
            assertTrue(underWay.await(10, TimeUnit.SECONDS));

            var second = CompletableFuture.supplyAsync(() -> tryToRedeem(code), threads);
            goOn.countDown();

            GrantResult granted = first.get(10, TimeUnit.SECONDS);
            assertNull(second.get(10, TimeUnit.SECONDS));
            assertTrue(authorizations.find(granted.authorization().id()).revoked());
        }
    }

    @BothStores
    void aCodeIsGoodForAMinute(Store store) {
        open(store);
        String inTime = codes.issue(grant(null));
        String late = codes.issue(grant(null));

        clock.advance(Duration.ofSeconds(59));
        redeem(inTime);
        clock.advance(Duration.ofSeconds(1));

        refuse(late);
    }

    @BothStores
    void anotherClientCanNeitherUseNorSpoilIt(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(
                code, REDIRECT_URI, verifier, request(publicClient("client-other"), code, List.of(), null)));

        redeem(code);
    }

    @BothStores
    void aWrongVerifierUsesItUp(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(code, REDIRECT_URI, new CodeVerifier(), request(client, code, List.of(), null)));

        refuse(code);
    }

    @BothStores
    void noVerifierIsAWrongOne(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(code, REDIRECT_URI, null, request(client, code, List.of(), null)));
    }

    @BothStores
    void theChallengeItselfIsNoVerifier(Store store) {
        open(store);
        AuthorizationCode grant = grant(null);
        String code = codes.issue(grant);

        refuse(() -> codes.redeem(
                code, REDIRECT_URI, new CodeVerifier(grant.codeChallenge()), request(client, code, List.of(), null)));
    }

    @BothStores
    void anotherRedirectUriUsesItUp(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(code, REDIRECT_URI + "/", verifier, request(client, code, List.of(), null)));

        refuse(code);
    }

    @BothStores
    void aCodeBoundToAKeyNeedsThatKey(Store store) {
        open(store);
        String bound = codes.issue(grant(KEY));
        String without = codes.issue(grant(KEY));
        String wrong = codes.issue(grant(KEY));

        GrantResult granted = codes.redeem(bound, REDIRECT_URI, verifier, request(client, bound, List.of(), KEY));

        assertEquals(KEY, authorizations.find(granted.authorization().id()).dpopKey());
        refuse(without);
        refuse(() ->
                codes.redeem(wrong, REDIRECT_URI, verifier, request(client, wrong, List.of(), KEY.replace('0', '1'))));
    }

    @BothStores
    void aTokenMayBeForOneOfTheResourcesButForNoOther(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        OauthException refusal = assertThrows(
                OauthException.class,
                () -> codes.redeem(
                        code, REDIRECT_URI, verifier, request(client, code, List.of("https://evil.example"), null)));
        GrantResult granted =
                codes.redeem(code, REDIRECT_URI, verifier, request(client, code, List.of(OTHER_RESOURCE), null));

        assertEquals("invalid_target", refusal.error().getCode());
        assertEquals(List.of(OTHER_RESOURCE), granted.resources());
        assertEquals(
                List.of(RESOURCE, OTHER_RESOURCE),
                authorizations.find(granted.authorization().id()).resources());
    }

    @BothStores
    void aUserWhoMayNotSignInAnyMoreEndsCodes(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        codes.userRemoved(userId, Cause.PASSWORD_CHANGED);

        refuse(code);
    }

    @BothStores
    void aCodeThatWasNeverIssuedIsRefused(Store store) {
        open(store);

        for (String code : List.of("x", "\u0000", "' or 1=1 --", "\uD83D\uDE00", "x".repeat(50_000))) {
            refuse(code);
        }
    }

    private AuthorizationCode grant(@Nullable String dpopKey) {
        return new AuthorizationCode(
                client.id(),
                REDIRECT_URI,
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                dpopKey,
                userId,
                Set.of("openid", "items:read"),
                List.of(RESOURCE, OTHER_RESOURCE),
                "n-1",
                "{\"userinfo\":{}}",
                clock.instant(),
                UUID.randomUUID());
    }

    private GrantResult redeem(String code) {
        return redeem(codes, code);
    }

    private GrantResult redeem(AuthorizationCodes from, String code) {
        return from.redeem(code, REDIRECT_URI, verifier, request(client, code, List.of(), null));
    }

    private @Nullable GrantResult tryToRedeem(String code) {
        try {
            return redeem(code);
        } catch (OauthException e) {
            assertEquals("invalid_grant", e.error().getCode());
            return null;
        }
    }

    private void refuse(String code) {
        refuse(() -> redeem(code));
    }

    private static void refuse(Runnable redemption) {
        OauthException refusal = assertThrows(OauthException.class, redemption::run);
        assertEquals("invalid_grant", refusal.error().getCode());
    }

    private static GrantRequest request(Client client, String code, List<String> resources, @Nullable String dpopKey) {
        var message = new com.nimbusds.oauth2.sdk.AuthorizationCodeGrant(
                new com.nimbusds.oauth2.sdk.AuthorizationCode(code), URI.create(REDIRECT_URI));
        return new GrantRequest(client, message, null, resources, dpopKey, "192.0.2.1");
    }

    private static Client publicClient(String id) {
        return Client.builder(id, "App")
                .grants(Set.of("authorization_code", "refresh_token"))
                .scopes(Set.of("openid", "items:read"))
                .build();
    }

    /** A directory that says when it is asked, and answers when it may. */
    private record GatedDirectory(UserDirectory users, CountDownLatch asked, CountDownLatch mayAnswer)
            implements UserDirectory {
        @Override
        public AuthenticationResult authenticate(String username, String password) {
            return users.authenticate(username, password);
        }

        @Override
        public @Nullable Account find(String id) {
            asked.countDown();
            try {
                assertTrue(mayAnswer.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return users.find(id);
        }
    }
}
