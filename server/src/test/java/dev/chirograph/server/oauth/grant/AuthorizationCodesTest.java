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
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.AuthenticationResult;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import dev.chirograph.server.users.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** RFC 6749, section 4.1: authorization codes in a real database. */
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
                new RefreshTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(90)),
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
    void codeIssuesWhatTheUserConsentedTo(Store store) {
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
    void replayRevokesTheAuthorization(Store store) {
        open(store);
        String code = codes.issue(grant(null));
        Authorization begun = redeem(code).authorization();

        refuse(code);

        assertTrue(authorizations.find(begun.id()).revoked());
    }

    @BothStores
    void replayOfExpiredCodeRevokesTheAuthorization(Store store) {
        open(store);
        String code = codes.issue(grant(null));
        Authorization begun = redeem(code).authorization();
        clock.advance(Duration.ofHours(1));

        refuse(code);

        assertTrue(authorizations.find(begun.id()).revoked());
    }

    @BothStores
    void concurrentRedemptionsIssueOneAuthorizationAndRevokeIt(Store store) throws Exception {
        open(store);
        String code = codes.issue(grant(null));
        Callable<@Nullable GrantResult> redemption = () -> tryToRedeem(code);

        List<@Nullable GrantResult> outcomes = AtOnce.run(Collections.nCopies(20, redemption));

        List<GrantResult> won = outcomes.stream().filter(Objects::nonNull).toList();
        assertEquals(1, won.size());
        assertTrue(authorizations.find(won.getFirst().authorization().id()).revoked());
    }

    @BothStores
    void concurrentReplayWaitsForTheFirstUseAndRevokesIt(Store store) throws Exception {
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
    void codeExpiresAfterSixtySeconds(Store store) {
        open(store);
        String inTime = codes.issue(grant(null));
        String late = codes.issue(grant(null));

        clock.advance(Duration.ofSeconds(59));
        redeem(inTime);
        clock.advance(Duration.ofSeconds(1));

        refuse(late);
    }

    @BothStores
    void otherClientCanNeitherRedeemNorUseUpTheCode(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(request(publicClient("client-other"), code, List.of(), null)));

        redeem(code);
    }

    @BothStores
    void wrongCodeVerifierUsesUpTheCode(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(request(code, REDIRECT_URI, new CodeVerifier())));

        refuse(code);
    }

    @BothStores
    void missingCodeVerifierIsRejected(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(request(code, REDIRECT_URI, null)));
    }

    @BothStores
    void codeChallengeAsCodeVerifierIsRejected(Store store) {
        open(store);
        AuthorizationCode grant = grant(null);
        String code = codes.issue(grant);

        refuse(() -> codes.redeem(request(code, REDIRECT_URI, new CodeVerifier(grant.codeChallenge()))));
    }

    @BothStores
    void wrongRedirectUriUsesUpTheCode(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        refuse(() -> codes.redeem(request(code, REDIRECT_URI + "/", verifier)));

        refuse(code);
    }

    @BothStores
    void dpopBoundCodeNeedsItsKey(Store store) {
        open(store);
        String bound = codes.issue(grant(KEY));
        String without = codes.issue(grant(KEY));
        String wrong = codes.issue(grant(KEY));

        GrantResult granted = codes.redeem(request(client, bound, List.of(), KEY));

        assertEquals(KEY, authorizations.find(granted.authorization().id()).dpopKey());
        refuse(without);
        refuse(() -> codes.redeem(request(client, wrong, List.of(), KEY.replace('0', '1'))));
    }

    @BothStores
    void resourceMustBeGranted(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        OauthException refusal = assertThrows(
                OauthException.class, () -> codes.redeem(request(client, code, List.of("https://evil.example"), null)));
        GrantResult granted = codes.redeem(request(client, code, List.of(OTHER_RESOURCE), null));

        assertEquals("invalid_target", refusal.error().getCode());
        assertEquals(List.of(OTHER_RESOURCE), granted.resources());
        assertEquals(
                List.of(RESOURCE, OTHER_RESOURCE),
                authorizations.find(granted.authorization().id()).resources());
    }

    @BothStores
    void removedUserInvalidatesCodes(Store store) {
        open(store);
        String code = codes.issue(grant(null));

        codes.userRemoved(userId, Cause.PASSWORD_CHANGED);

        refuse(code);
    }

    @BothStores
    void unknownCodeIsInvalidGrant(Store store) {
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
        return from.redeem(request(client, code, List.of(), null));
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

    private GrantRequest request(String code, String redirectUri, @Nullable CodeVerifier codeVerifier) {
        return request(client, form(code, redirectUri, codeVerifier), List.of(), null);
    }

    private GrantRequest request(Client by, String code, List<String> resources, @Nullable String dpopKey) {
        return request(by, form(code, REDIRECT_URI, verifier), resources, dpopKey);
    }

    private static GrantRequest request(Client by, Form form, List<String> resources, @Nullable String dpopKey) {
        return new GrantRequest(form, by, null, resources, dpopKey, "192.0.2.1");
    }

    private static Form form(String code, String redirectUri, @Nullable CodeVerifier codeVerifier) {
        Form form = Form.of(Map.of("code", List.of(code), "redirect_uri", List.of(redirectUri)));
        return codeVerifier == null ? form : form.withDefault("code_verifier", codeVerifier.getValue());
    }

    private static Client publicClient(String id) {
        return Client.builder(id, "App")
                .grants(Set.of("authorization_code", "refresh_token"))
                .scopes(Set.of("openid", "items:read"))
                .build();
    }

    /** A directory whose lookup waits for a latch. */
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
