package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.transport.Headers;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proofs of one client, with the nonce that each server asks for. Safe for use by many threads. */
public final class DpopProofs {
    /** RFC 9449, section 8.1: {@code 1*NQCHAR}. */
    private static final Pattern NONCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,1000}");

    private final DpopKey key;
    private final Scheduler time;

    /** By origin: a nonce is of use where it came from alone (RFC 9449, section 8.2). */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    /** Proves with a key. */
    public DpopProofs(DpopKey key, Scheduler time) {
        this.key = key;
        this.time = time;
    }

    /** Returns what tokens name the key by. */
    public String thumbprint() {
        return key.thumbprint();
    }

    /** Makes the proof for a request, which is good for this one alone. */
    String of(String method, URI uri, @Nullable String accessToken) {
        return key.proof(method, uri, accessToken, nonces.get(origin(uri)), time.now());
    }

    /** Keeps the nonce of an answer for the next request. Tells whether there was one. */
    boolean keepNonce(URI uri, Headers headers) {
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
