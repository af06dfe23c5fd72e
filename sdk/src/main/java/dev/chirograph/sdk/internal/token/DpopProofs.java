package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.transport.Headers;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the DPoP proofs of one client, with the nonce of each server. Thread-safe. */
public final class DpopProofs {
    /** RFC 9449, section 8.1: {@code 1*NQCHAR}. */
    private static final Pattern NONCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,1000}");

    private final DpopKey key;
    private final Scheduler scheduler;

    /** The nonce of each origin: it is valid only at the server that sent it (RFC 9449, section 8.2). */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    /** Makes proofs with a key. */
    public DpopProofs(DpopKey key, Scheduler scheduler) {
        this.key = key;
        this.scheduler = scheduler;
    }

    /** Returns the JWK thumbprint of the key. */
    public String thumbprint() {
        return key.thumbprint();
    }

    /** Returns a proof for one request. */
    String create(String method, URI uri, @Nullable String accessToken) {
        return key.proof(method, uri, accessToken, nonces.get(origin(uri)), scheduler.now());
    }

    /** Stores the nonce of a response for the next request. Returns whether it has one. */
    boolean storeNonce(URI uri, Headers headers) {
        String nonce = headers.first("DPoP-Nonce");
        if (nonce == null || !NONCE.matcher(nonce).matches()) {
            return false;
        }
        nonces.put(origin(uri), nonce);
        return true;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
