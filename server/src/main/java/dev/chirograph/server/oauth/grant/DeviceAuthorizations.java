package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.UserAuthentication;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.grant.DeviceAuthorization.Approved;
import dev.chirograph.server.oauth.grant.DeviceAuthorization.Denied;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8628: device authorization requests. A device starts one, a user approves or denies it, and the device redeems its device code, each
 * once.
 *
 * <p>Thread-safe, also across nodes: redeeming locks the row, and of several decisions the database accepts one.
 */
public final class DeviceAuthorizations implements UserRemovalListener {
    /** The lifetime of the codes, {@code expires_in} (section 3.2). */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The first polling {@code interval}, and its increase with each {@code slow_down} (section 3.5). */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** The maximum number of wrong user codes that a user may enter within the lifetime of one (section 5.1). */
    static final int WRONG_CODES = 10;

    /** The tolerance for network jitter in the interval between two requests. */
    private static final Duration JITTER = Duration.ofSeconds(1);

    /** The time for which expired rows are kept, so that devices get {@code expired_token}. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Database database;
    private final DeviceAuthorizationStore store;
    private final Authorizations authorizations;
    private final RefreshTokens refreshTokens;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Stores requests in the database, and starts authorizations when device codes are redeemed. */
    public DeviceAuthorizations(
            Database database,
            Authorizations authorizations,
            RefreshTokens refreshTokens,
            UserDirectory users,
            Clock clock) {
        this.database = database;
        this.store = new DeviceAuthorizationStore(database);
        this.authorizations = authorizations;
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.clock = clock;
    }

    /** Returns the rows that the purge deletes. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("device_authorizations", "fingerprint"), ExpiredRows.of("device_guesses", "id"));
    }

    /** The {@code device_code} and the {@code user_code} of a device (section 3.2). */
    public record Codes(String deviceCode, String userCode) {
        /** Omits the device code. */
        @Override
        public String toString() {
            return "Codes[userCode=" + userCode + "]";
        }
    }

    /** Starts a device authorization request. */
    public Codes begin(Client client, Set<String> scopes, List<String> resources) {
        Instant goodUntil = clock.instant().plus(LIFETIME);
        String deviceCode = secrets.next();
        String userCode;
        do {
            userCode = UserCodes.next();
        } while (!store.insert(
                new DeviceAuthorization(
                        RandomSecrets.fingerprint(deviceCode),
                        userCode,
                        client.id(),
                        scopes,
                        resources,
                        INTERVAL,
                        null,
                        null,
                        goodUntil),
                goodUntil.plus(REMEMBERED)));
        return new Codes(deviceCode, userCode);
    }

    /**
     * Finds an undecided request by the user code that a user has entered.
     *
     * @return null if the code is invalid, expired or already decided
     * @throws TooManyUserCodesException if the user has entered too many wrong codes within the lifetime of one
     */
    @Nullable
    public DeviceAuthorization find(String userCode, String userId) {
        Instant now = clock.instant();
        // Counted before the lookup, so that concurrent attempts count each other.
        UUID attempt = UUID.randomUUID();
        store.insertWrongCode(attempt, userId, now.plus(LIFETIME));
        if (store.countWrongCodes(userId, now) > WRONG_CODES) {
            store.deleteWrongCode(attempt);
            throw new TooManyUserCodesException();
        }
        DeviceAuthorization found = store.findByUserCode(userCode);
        if (found == null || found.isExpired(now) || found.decision() != null) {
            return null;
        }
        store.deleteWrongCode(attempt);
        return found;
    }

    /** Approves a request for these scopes; returns false if it has expired or was decided before. */
    public boolean approve(DeviceAuthorization authorization, BrowserSession session, Set<String> scopes) {
        var approval = new Approved(session.userId(), session.authenticatedAt());
        return store.approve(authorization.fingerprint(), approval, scopes, clock.instant());
    }

    /** Denies a request; returns false if it has expired or was decided before. */
    public boolean deny(DeviceAuthorization authorization) {
        return store.deny(authorization.fingerprint(), clock.instant());
    }

    /**
     * Redeems the device code of a token request for an authorization and its first tokens.
     *
     * @throws OauthException {@code invalid_request} if the parameter is missing, or an error of section 3.5 while
     *     there are no tokens to issue
     */
    GrantResult redeem(GrantRequest request) {
        String fingerprint = RandomSecrets.fingerprint(request.form().require("device_code"));
        // A rejection is returned, not thrown: the transaction must commit the time of the poll.
        return switch (database.inTransaction(() -> poll(fingerprint, request))) {
            case Polled.Tokens tokens -> tokens.result();
            case Polled.Rejected rejected -> throw new OauthException(rejected.error(), rejected.description());
        };
    }

    private sealed interface Polled {
        record Tokens(GrantResult result) implements Polled {}

        record Rejected(ErrorObject error, String description) implements Polled {}
    }

    private Polled poll(String fingerprint, GrantRequest request) {
        Instant now = clock.instant();
        DeviceAuthorization device = store.lock(fingerprint);
        // Another client can neither redeem the code nor use it up.
        if (device == null || !device.clientId().equals(request.client().id())) {
            return new Polled.Rejected(
                    OAuth2Error.INVALID_GRANT,
                    "The device_code is invalid, used or bound to another client; send a new device authorization request.");
        }
        if (device.isExpired(now)) {
            return new Polled.Rejected(
                    DeviceAuthorizationGrantError.EXPIRED_TOKEN,
                    "The device_code has expired; send a new device authorization request.");
        }
        return switch (device.decision()) {
            case null -> pending(device, now);
            case Denied denied -> new Polled.Rejected(OAuth2Error.ACCESS_DENIED, "The user denied the request.");
            case Approved approved -> begin(device, approved, request);
        };
    }

    private Polled pending(DeviceAuthorization device, Instant now) {
        Instant before = device.polledAt();
        boolean tooSoon =
                before != null && now.isBefore(before.plus(device.interval()).minus(JITTER));
        Duration interval = tooSoon ? device.interval().plus(INTERVAL) : device.interval();
        store.setPolled(device.fingerprint(), now, interval);
        return tooSoon
                ? new Polled.Rejected(
                        DeviceAuthorizationGrantError.SLOW_DOWN,
                        "Wait " + interval.toSeconds() + " seconds between two requests.")
                : new Polled.Rejected(
                        DeviceAuthorizationGrantError.AUTHORIZATION_PENDING,
                        "The user has not decided yet; poll again after the interval.");
    }

    private Polled begin(DeviceAuthorization device, Approved approved, GrantRequest request) {
        Client client = request.client();
        List<String> audience = request.audienceWithin(device.resources());
        Account account = users.find(approved.subject());
        store.delete(device.fingerprint());
        // The user or the client may have lost scopes meanwhile.
        Set<String> scopes = account == null || account.disabled()
                ? Set.of()
                : Scopes.common(device.scopes(), UserScopes.allowed(client, account));
        if (scopes.isEmpty()) {
            return new Polled.Rejected(
                    OAuth2Error.INVALID_GRANT,
                    "The user can no longer grant these scopes; send a new device authorization request.");
        }
        var authentication = new UserAuthentication(
                approved.subject(),
                scopes,
                device.resources(),
                approved.authenticatedAt(),
                // Not the browser session of the approval: a logout there does not end the device's authorization.
                null,
                request.dpopKey(),
                null);
        Authorization authorization =
                authorizations.begin(client, authentication, refreshTokens.authorizationLifetime(client));
        return new Polled.Tokens(
                GrantResult.first(authorization, audience, refreshTokens.issue(client, authorization), null));
    }

    /** Deletes the approvals of a user who was disabled or deleted, or has a new password. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.deleteOfSubject(userId);
    }

    /** Thrown when a user has entered too many wrong user codes (RFC 8628, section 5.1). */
    public static final class TooManyUserCodesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyUserCodesException() {
            // Without a stack trace: it is an expected response, which attackers can cause at will.
            super("Too many wrong user codes.", null, false, false);
        }
    }
}
