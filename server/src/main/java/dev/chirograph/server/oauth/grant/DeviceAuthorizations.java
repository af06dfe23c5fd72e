package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
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
 * What devices ask for: begun by a device, decided by a user, fetched by the device, each once.
 *
 * <p>Safe for use by many threads and nodes: whoever fetches holds the lock on the row, and of two who decide the database
 * lets one.
 */
public final class DeviceAuthorizations implements UserRemovalListener {
    /** For so long the codes are good. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** What a device has to wait at first, and what it has to wait longer each time it does not (section 3.5). */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** So many codes that are none may a user type while they would be good (section 5.1). */
    static final int WRONG_CODES = 10;

    /** What the network may take from the time between two requests that kept their distance. */
    private static final Duration JITTER = Duration.ofSeconds(1);

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Database database;
    private final DeviceAuthorizationStore store;
    private final RefreshTokens refreshTokens;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Keeps them in the database, and begins authorizations when they are fetched. */
    public DeviceAuthorizations(Database database, RefreshTokens refreshTokens, UserDirectory users, Clock clock) {
        this.database = database;
        this.store = new DeviceAuthorizationStore(database);
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.clock = clock;
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("device_authorizations", "fingerprint"), ExpiredRows.of("device_guesses", "id"));
    }

    /** The codes of a device. */
    public record Codes(String deviceCode, String userCode) {
        /** Leaves out the device code. */
        @Override
        public String toString() {
            return "Codes[userCode=" + userCode + "]";
        }
    }

    /** Begins what a device asks for. */
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
     * Finds what nobody has decided yet by a code that a user has typed.
     *
     * @return null when there is nothing, or not any more
     * @throws TooManyUserCodesException if the user has typed too many codes of late that were none
     */
    @Nullable
    public DeviceAuthorization find(String userCode, String userId) {
        Instant now = clock.instant();
        // Counted before it is known whether it is one: guesses at the same moment count each other.
        UUID guess = UUID.randomUUID();
        store.insertGuess(guess, userId, now.plus(LIFETIME));
        if (store.countGuesses(userId, now) > WRONG_CODES) {
            store.deleteGuess(guess);
            throw new TooManyUserCodesException();
        }
        DeviceAuthorization found = store.findByUserCode(userCode);
        if (found == null || found.hasEnded(now) || found.decision() != null) {
            return null;
        }
        store.deleteGuess(guess);
        return found;
    }

    /** Notes that a user agrees to these scopes; returns false when it is too late or somebody has decided before. */
    public boolean approve(DeviceAuthorization authorization, BrowserSession session, Set<String> scopes) {
        var approval = new Approved(session.userId(), session.authenticatedAt());
        return store.approve(authorization.fingerprint(), approval, scopes, clock.instant());
    }

    /** Notes that a user does not agree; returns false when it is too late or somebody has decided before. */
    public boolean deny(DeviceAuthorization authorization) {
        return store.deny(authorization.fingerprint(), clock.instant());
    }

    /**
     * Uses a device code up for an authorization and its first tokens.
     *
     * @throws OauthException as section 3.5 has it, as long as there is nothing to give or not any more
     */
    GrantResult fetch(String deviceCode, GrantRequest request) {
        String fingerprint = RandomSecrets.fingerprint(deviceCode);
        // A refusal is returned, not thrown, because the transaction has to commit that the device has asked.
        return switch (database.inTransaction(() -> fetchLocked(fingerprint, request))) {
            case Fetched.Tokens tokens -> tokens.granted();
            case Fetched.Refused refused -> throw new OauthException(refused.error(), refused.description());
        };
    }

    private sealed interface Fetched {
        record Tokens(GrantResult granted) implements Fetched {}

        record Refused(ErrorObject error, String description) implements Fetched {}
    }

    private Fetched fetchLocked(String fingerprint, GrantRequest request) {
        Instant now = clock.instant();
        DeviceAuthorization authorization = store.lock(fingerprint);
        // Another client can do nothing with it, not even spoil it.
        if (authorization == null
                || !authorization.clientId().equals(request.client().id())) {
            return new Fetched.Refused(
                    OAuth2Error.INVALID_GRANT, "The device code is wrong, used, or not for this client; begin anew.");
        }
        if (authorization.hasEnded(now)) {
            return new Fetched.Refused(
                    DeviceAuthorizationGrantError.EXPIRED_TOKEN, "The device code has expired; begin anew.");
        }
        return switch (authorization.decision()) {
            case null -> pending(authorization, now);
            case Denied denied -> new Fetched.Refused(OAuth2Error.ACCESS_DENIED, "The user does not agree.");
            case Approved approved -> give(authorization, approved, request);
        };
    }

    private Fetched pending(DeviceAuthorization authorization, Instant now) {
        Instant before = authorization.polledAt();
        boolean tooSoon = before != null
                && now.isBefore(before.plus(authorization.interval()).minus(JITTER));
        Duration interval = tooSoon ? authorization.interval().plus(INTERVAL) : authorization.interval();
        store.setPolled(authorization.fingerprint(), now, interval);
        return tooSoon
                ? new Fetched.Refused(
                        DeviceAuthorizationGrantError.SLOW_DOWN,
                        "Wait " + interval.toSeconds() + " seconds between two requests.")
                : new Fetched.Refused(
                        DeviceAuthorizationGrantError.AUTHORIZATION_PENDING, "The user has not decided yet.");
    }

    private Fetched give(DeviceAuthorization authorization, Approved approved, GrantRequest request) {
        // RFC 8707, section 2.2: some of what the device asked for, or all of it.
        if (!authorization.resources().containsAll(request.resources())) {
            return new Fetched.Refused(OAuth2Error.INVALID_TARGET, "The device did not ask for this resource.");
        }
        Client client = request.client();
        Account account = users.find(approved.subject());
        store.delete(authorization.fingerprint());
        // The user or the client may have lost scopes since.
        Set<String> scopes = account == null || account.disabled()
                ? Set.of()
                : Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        if (scopes.isEmpty()) {
            return new Fetched.Refused(OAuth2Error.INVALID_GRANT, "The user may not agree any more; begin anew.");
        }
        return new Fetched.Tokens(refreshTokens.begin(
                client,
                new UserAuthentication(
                        approved.subject(),
                        scopes,
                        authorization.resources(),
                        request.resources(),
                        approved.authenticatedAt(),
                        null,
                        null,
                        // It is no sign-in of that browser: who signs out there stays signed in on the device.
                        null,
                        request.dpopKey())));
    }

    /** Ends what a user has approved who may not go on so. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.deleteOfSubject(userId);
    }
}
