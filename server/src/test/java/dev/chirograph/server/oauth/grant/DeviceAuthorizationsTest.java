package dev.chirograph.server.oauth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations.Codes;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations.TooManyUserCodesException;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import dev.chirograph.server.users.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** RFC 8628: device authorization requests in a real database. */
final class DeviceAuthorizationsTest {
    private static final String RESOURCE = "https://api.example:8443";
    private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    private static final Set<String> SCOPES = Set.of("profile", "items:read");

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private @Nullable Database database;
    private Authorizations authorizations;
    private DeviceAuthorizations devices;
    private Client client;
    private BrowserSession session;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
        SecretHasher hasher = new SecretHasher(2);
        UserDirectory users = Users.directory(database, hasher);
        new Users(database, hasher, List.of(), clock).enableDevelopmentUser();
        session = new BrowserSession(
                UUID.randomUUID(),
                users.authenticate("user", "secret").account().userId(),
                "user",
                clock.instant());
        client = client("client-tv");
        new Clients(database, hasher, clock).put(client);
        authorizations = new Authorizations(database, Duration.ofMinutes(30), id -> {}, clock);
        var refreshTokens = new RefreshTokens(
                database,
                authorizations,
                users,
                new RefreshTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(90)),
                Duration.ofMinutes(30),
                clock);
        devices = new DeviceAuthorizations(database, authorizations, refreshTokens, users, clock);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void approvedDeviceCodeIsRedeemedOnce(Store store) {
        open(store);
        Codes codes = begin();
        assertEquals("authorization_pending", refusal(codes));

        assertTrue(devices.approve(find(codes), session, Set.of("profile")));
        GrantResult granted = fetch(codes);

        assertEquals(session.userId(), granted.subject());
        assertEquals(Set.of("profile"), granted.scopes());
        var authorization = authorizations.find(granted.authorization().id());
        assertEquals(Set.of("profile"), authorization.scopes());
        assertEquals(List.of(RESOURCE), authorization.resources());
        assertNull(authorization.browserSession());
        assertEquals(clock.instant().truncatedTo(ChronoUnit.MICROS), authorization.authenticatedAt());
        assertNotNull(granted.refreshToken());
        assertEquals("invalid_grant", refusal(codes));
    }

    @BothStores
    void slowDownAddsFiveSecondsEachTime(Store store) {
        open(store);
        Codes codes = begin();

        assertEquals("authorization_pending", refusal(codes));
        clock.advance(Duration.ofSeconds(3));
        assertEquals("slow_down", refusal(codes));
        clock.advance(Duration.ofSeconds(8));
        assertEquals("slow_down", refusal(codes));
        clock.advance(Duration.ofSeconds(15));
        assertEquals("authorization_pending", refusal(codes));
    }

    @BothStores
    void codesExpireAfterTenMinutes(Store store) {
        open(store);
        Codes undecided = begin();
        Codes approved = begin();
        devices.approve(find(approved), session, SCOPES);
        DeviceAuthorization shown = find(undecided);

        clock.advance(DeviceAuthorizations.LIFETIME);

        assertEquals("expired_token", refusal(undecided));
        assertEquals("expired_token", refusal(approved));
        assertNull(devices.find(undecided.userCode(), session.userId()));
        assertFalse(devices.approve(shown, session, SCOPES));
        assertFalse(devices.deny(shown));
    }

    @BothStores
    void deniedRequestIsAccessDenied(Store store) {
        open(store);
        Codes codes = begin();
        DeviceAuthorization shown = find(codes);

        assertTrue(devices.deny(shown));

        assertEquals("access_denied", refusal(codes));
        assertFalse(devices.approve(shown, session, SCOPES));
        assertNull(devices.find(codes.userCode(), session.userId()));
        assertEquals("access_denied", refusal(codes));
    }

    @BothStores
    void otherClientCanNeitherRedeemNorUseUpTheDeviceCode(Store store) {
        open(store);
        Codes codes = begin();
        devices.approve(find(codes), session, SCOPES);
        Client other = client("client-other");

        assertEquals(
                "invalid_grant", refusal(() -> devices.redeem(request(codes.deviceCode(), other, List.of(), null))));

        fetch(codes);
    }

    @BothStores
    void refreshTokenOfDeviceIsBoundToItsDpopKey(Store store) {
        open(store);
        Codes codes = begin();
        devices.approve(find(codes), session, SCOPES);

        GrantResult granted = devices.redeem(request(codes.deviceCode(), client, List.of(), KEY));

        assertEquals(KEY, authorizations.find(granted.authorization().id()).dpopKey());
    }

    @BothStores
    void otherResourceIsRejectedAndDoesNotUseUpTheDeviceCode(Store store) {
        open(store);
        Codes codes = begin();
        devices.approve(find(codes), session, SCOPES);

        assertEquals(
                "invalid_target",
                refusal(() ->
                        devices.redeem(request(codes.deviceCode(), client, List.of("https://evil.example"), null))));

        fetch(codes);
    }

    @BothStores
    void concurrentDecisionsAcceptOne(Store store) throws Exception {
        open(store);
        Codes codes = begin();
        DeviceAuthorization shown = find(codes);
        Callable<Boolean> approve = () -> devices.approve(shown, session, SCOPES);
        Callable<Boolean> deny = () -> devices.deny(shown);
        List<Callable<Boolean>> tasks = new ArrayList<>(Collections.nCopies(10, approve));
        tasks.addAll(Collections.nCopies(10, deny));

        List<Boolean> decided = AtOnce.run(tasks);

        assertEquals(1, decided.stream().filter(one -> one).count());
        String outcome = decided.subList(0, 10).contains(true) ? "tokens" : "access_denied";
        assertEquals(outcome, outcome(codes));
    }

    @BothStores
    void concurrentRedemptionsIssueTokensOnce(Store store) throws Exception {
        open(store);
        Codes codes = begin();
        devices.approve(find(codes), session, SCOPES);
        Callable<String> fetch = () -> outcome(codes);

        List<String> outcomes = AtOnce.run(Collections.nCopies(20, fetch));

        assertEquals(1, Collections.frequency(outcomes, "tokens"));
        assertEquals(19, Collections.frequency(outcomes, "invalid_grant"));
        assertEquals(1, count("authorizations"));
    }

    @BothStores
    void tooManyWrongUserCodesAreRejected(Store store) {
        open(store);
        Codes codes = begin();
        for (int i = 0; i < DeviceAuthorizations.WRONG_CODES; i++) {
            assertNull(devices.find("BBBBBBBB", session.userId()));
        }

        assertThrows(TooManyUserCodesException.class, () -> devices.find(codes.userCode(), session.userId()));

        assertNotNull(devices.find(codes.userCode(), UUID.randomUUID().toString()));
        clock.advance(DeviceAuthorizations.LIFETIME);
        assertNotNull(find(begin()));
    }

    @BothStores
    void concurrentWrongUserCodesAreAllCounted(Store store) throws Exception {
        open(store);
        Callable<Boolean> guess = () -> {
            try {
                devices.find("BBBBBBBB", session.userId());
                return true;
            } catch (TooManyUserCodesException e) {
                return false;
            }
        };

        List<Boolean> looked = AtOnce.run(Collections.nCopies(40, guess));

        assertTrue(Collections.frequency(looked, true) <= DeviceAuthorizations.WRONG_CODES);
    }

    @BothStores
    void rightUserCodesAreNotCounted(Store store) {
        open(store);
        Codes codes = begin();

        for (int i = 0; i < 2 * DeviceAuthorizations.WRONG_CODES; i++) {
            assertNotNull(find(codes));
        }
    }

    @BothStores
    void removedUserInvalidatesApproval(Store store) {
        open(store);
        Codes codes = begin();
        devices.approve(find(codes), session, SCOPES);

        devices.userRemoved(session.userId(), Cause.PASSWORD_CHANGED);

        assertEquals("invalid_grant", refusal(codes));
    }

    @BothStores
    void unknownDeviceCodeIsInvalidGrant(Store store) {
        open(store);

        for (String code : List.of("x", "\u0000", "' or 1=1 --", "\uD83D\uDE00", "x".repeat(50_000))) {
            assertEquals("invalid_grant", refusal(new Codes(code, "BBBBBBBB")));
        }
    }

    private Codes begin() {
        return devices.begin(client, SCOPES, List.of(RESOURCE));
    }

    private DeviceAuthorization find(Codes codes) {
        return devices.find(codes.userCode(), session.userId());
    }

    private GrantResult fetch(Codes codes) {
        return devices.redeem(request(codes.deviceCode(), client, List.of(), null));
    }

    private String refusal(Codes codes) {
        return refusal(() -> fetch(codes));
    }

    private static String refusal(Runnable fetch) {
        return assertThrows(OauthException.class, fetch::run).error().getCode();
    }

    private String outcome(Codes codes) {
        try {
            fetch(codes);
            return "tokens";
        } catch (OauthException e) {
            return e.error().getCode();
        }
    }

    private int count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static GrantRequest request(
            String deviceCode, Client by, List<String> resources, @Nullable String dpopKey) {
        Form form = Form.of(Map.of("device_code", List.of(deviceCode)));
        return new GrantRequest(form, by, null, resources, dpopKey, "192.0.2.1");
    }

    private static Client client(String id) {
        return Client.builder(id, "Television")
                .grants(Set.of("urn:ietf:params:oauth:grant-type:device_code", "refresh_token"))
                .scopes(SCOPES)
                .build();
    }
}
