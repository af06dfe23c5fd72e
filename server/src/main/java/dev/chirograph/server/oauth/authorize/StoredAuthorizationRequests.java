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
 * The authorization requests that are on their way: pushed by a client, or brought by a browser whose user has something to do
 * first. Each is answered once.
 *
 * <p>Safe for use by many threads and nodes.
 */
final class StoredAuthorizationRequests {
    /** How long a client's browser may take to bring what was pushed. */
    static final Duration PUSHED_LIFETIME = Duration.ofSeconds(60);

    /** How long a user may take. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** RFC 9126, section 2.2, has this for an example, and everybody uses it. */
    private static final String URN = "urn:ietf:params:oauth:request_uri:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern REQUEST_URI = Pattern.compile(Pattern.quote(URN) + "(" + ID + ")");

    /** All that is read of a request. What else came with it, such as the client's secret, is not kept. */
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

    /** Keeps a request for whichever browser brings it, and returns its {@code request_uri}. */
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

    /** Tells whether a {@code request_uri} looks like those that are given here. */
    static boolean isOurs(String requestUri) {
        return requestUri.startsWith(URN);
    }

    /** Begins what a browser brings by a {@code request_uri} of this client; null when there is none such, or not any more. */
    @Nullable
    StoredAuthorizationRequest bringPushed(String requestUri, String clientId, @Nullable UUID browserSession) {
        Matcher matcher = REQUEST_URI.matcher(requestUri);
        if (!matcher.matches()) {
            return null;
        }
        Instant now = clock.instant();
        String fingerprint = RandomSecrets.fingerprint(matcher.group(1));
        Form form = store.findPushed(fingerprint, clientId, now);
        return form == null ? null : new StoredAuthorizationRequest(null, form, browserSession, fingerprint, now);
    }

    /** Begins what a browser brings by itself. */
    StoredAuthorizationRequest bring(Form form, @Nullable UUID browserSession) {
        return new StoredAuthorizationRequest(null, form, browserSession, null, clock.instant());
    }

    /**
     * Keeps what a browser has brought.
     *
     * @param browser what that browser alone knows
     * @return the same with the id to come back with
     */
    StoredAuthorizationRequest keep(StoredAuthorizationRequest brought, AuthorizationRequest request, String browser) {
        StoredAuthorizationRequest kept = new StoredAuthorizationRequest(
                secrets.next(), known(brought.form()), brought.browserSession(), brought.pushed(), brought.arrivedAt());
        Instant goodUntil = kept.arrivedAt().plus(LIFETIME);
        store.insert(kept, request.client().id(), RandomSecrets.fingerprint(browser), goodUntil, goodUntil);
        return kept;
    }

    /** Finds what this browser has brought; null when there is nothing, or not any more. */
    @Nullable
    StoredAuthorizationRequest find(String id, String browser) {
        return ID.matcher(id).matches()
                ? store.findBrought(id, RandomSecrets.fingerprint(browser), clock.instant())
                : null;
    }

    /**
     * Ends a request with its answer, in the transaction that is open on this thread.
     *
     * @return whether it is the first answer; of two that are given at once exactly one is
     */
    boolean end(StoredAuthorizationRequest request) {
        return (request.id() == null || store.delete(RandomSecrets.fingerprint(request.id())))
                && (request.pushed() == null || store.delete(request.pushed()));
    }

    private static Form known(Form form) {
        Map<String, List<String>> known = new LinkedHashMap<>(form.parameters());
        known.keySet().retainAll(PARAMETERS);
        return Form.of(known);
    }
}
