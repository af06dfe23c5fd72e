package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Authorization requests without a response: pushed by a client, or waiting for the login or consent of a user. Each
 * gets one response.
 *
 * <p>Thread-safe, also across nodes.
 */
final class StoredAuthorizationRequests {
    /** The lifetime of a pushed request's {@code request_uri}. */
    static final Duration PUSHED_LIFETIME = Duration.ofSeconds(60);

    /** The time a user has to sign in and consent. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The prefix of the example in RFC 9126, section 2.2, which most servers use. */
    private static final String URN = "urn:ietf:params:oauth:request_uri:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern REQUEST_URI = Pattern.compile(Pattern.quote(URN) + "(" + ID + ")");

    /** The parameters that are read. Others, such as the client's secret, are not stored. */
    private static final Set<String> PARAMETERS = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "prompt",
            "max_age",
            "claims",
            "login_hint",
            "id_token_hint",
            "resource",
            "dpop_jkt");

    private final AuthorizationRequestStore store;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    StoredAuthorizationRequests(Database database, Clock clock) {
        this.store = new AuthorizationRequestStore(database);
        this.clock = clock;
    }

    /** Stores a request that any browser may continue, and returns its {@code request_uri}. */
    String push(AuthorizationRequest request, Form form) {
        Instant now = clock.instant();
        Instant goodUntil = now.plus(PUSHED_LIFETIME);
        String id = secrets.next();
        store.insert(
                new StoredAuthorizationRequest(id, known(form), null, null, now),
                request.client().id(),
                null,
                goodUntil,
                goodUntil.plus(LIFETIME));
        return URN + id;
    }

    /** Returns whether a {@code request_uri} is one of a pushed request. */
    static boolean isPushedRequestUri(String requestUri) {
        return requestUri.startsWith(URN);
    }

    /** Returns the request that this client has pushed; null if it is unknown, expired or completed. */
    @Nullable
    StoredAuthorizationRequest pushedRequest(String requestUri, String clientId, @Nullable UUID browserSession) {
        Matcher matcher = REQUEST_URI.matcher(requestUri);
        if (!matcher.matches()) {
            return null;
        }
        Instant now = clock.instant();
        String fingerprint = RandomSecrets.fingerprint(matcher.group(1));
        Form form = store.findPushed(fingerprint, clientId, now);
        return form == null ? null : new StoredAuthorizationRequest(null, form, browserSession, fingerprint, now);
    }

    /** Returns a request that was not pushed. It is not stored yet. */
    StoredAuthorizationRequest arrived(Form form, @Nullable UUID browserSession) {
        return new StoredAuthorizationRequest(null, form, browserSession, null, clock.instant());
    }

    /**
     * Stores a request for the browser that it arrived with.
     *
     * @param browser the secret of that browser
     * @return the same request with its id
     */
    StoredAuthorizationRequest store(StoredAuthorizationRequest arrived, AuthorizationRequest request, String browser) {
        StoredAuthorizationRequest stored = new StoredAuthorizationRequest(
                secrets.next(), known(arrived.form()), arrived.browserSession(), arrived.pushed(), arrived.arrivedAt());
        Instant goodUntil = stored.arrivedAt().plus(LIFETIME);
        store.insert(stored, request.client().id(), RandomSecrets.fingerprint(browser), goodUntil, goodUntil);
        return stored;
    }

    /** Finds a request that arrived with this browser; null if there is none, or it is expired or completed. */
    @Nullable
    StoredAuthorizationRequest find(String id, String browser) {
        return isId(id) ? store.findArrived(id, RandomSecrets.fingerprint(browser), clock.instant()) : null;
    }

    /**
     * Deletes a completed request, in the transaction of this thread.
     *
     * @return whether this is the first response; true for exactly one of concurrent ones
     */
    boolean complete(StoredAuthorizationRequest request) {
        return (request.id() == null || store.delete(RandomSecrets.fingerprint(request.id())))
                && (request.pushed() == null || store.delete(request.pushed()));
    }

    /** Returns whether a string has the form of an id. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private static Form known(Form form) {
        Map<String, List<String>> known = new LinkedHashMap<>(form.parameters());
        known.keySet().retainAll(PARAMETERS);
        return Form.of(known);
    }
}
