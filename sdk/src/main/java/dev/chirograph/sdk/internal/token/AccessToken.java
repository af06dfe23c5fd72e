package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.transport.Headers;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An access token and, in nanoseconds of the client's {@code Scheduler}, when it is renewed and when it expires. */
public final class AccessToken implements TokenOutcome {
    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Secret value;
    private final long renewAt;
    private final long expiresAt;
    private final @Nullable DpopProofs proofs;

    AccessToken(Secret value, long renewAt, long expiresAt, @Nullable DpopProofs proofs) {
        this.value = value;
        this.renewAt = renewAt;
        this.expiresAt = expiresAt;
        this.proofs = proofs;
    }

    /** Returns the value of the header {@code Authorization}. */
    public String authorization() {
        return (proofs == null ? "Bearer " : "DPoP ") + value.reveal();
    }

    /** Returns the value of the header {@code DPoP} for one request; null for a bearer token. */
    public @Nullable String proof(String method, URI uri) {
        return proofs == null ? null : proofs.create(method, uri, value.reveal());
    }

    /** Stores the DPoP nonce of a response for the next proof. Returns whether it has one. */
    public boolean storeNonce(URI uri, Headers headers) {
        return proofs != null && proofs.storeNonce(uri, headers);
    }

    /** Returns whether a string has the syntax of an access token. */
    static boolean isValid(String token) {
        return TOKEN.matcher(token).matches();
    }

    boolean isUsableAt(long now) {
        return now - expiresAt < 0;
    }

    boolean isDueForRenewalAt(long now) {
        return now - renewAt >= 0;
    }

    @Override
    public String toString() {
        return "AccessToken[" + value + "]";
    }
}
