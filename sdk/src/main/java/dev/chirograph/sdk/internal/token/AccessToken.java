package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.transport.Headers;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An access token and, in nanoseconds of the client's time, how long it is good. */
public final class AccessToken implements TokenOutcome {
    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Secret value;
    private final long renewAt;
    private final long unusableAt;
    private final @Nullable DpopProofs proofs;

    AccessToken(Secret value, long renewAt, long unusableAt, @Nullable DpopProofs proofs) {
        this.value = value;
        this.renewAt = renewAt;
        this.unusableAt = unusableAt;
        this.proofs = proofs;
    }

    /** Returns the value of the header {@code Authorization}. */
    public String authorization() {
        return (proofs == null ? "Bearer " : "DPoP ") + value.reveal();
    }

    /** Returns the value of the header {@code DPoP} for one request; null for a token that is bound to no key. */
    public @Nullable String proof(String method, URI uri) {
        return proofs == null ? null : proofs.of(method, uri, value.reveal());
    }

    /** Keeps the nonce of an answer for the next proof. Tells whether there was one. */
    public boolean keepNonce(URI uri, Headers headers) {
        return proofs != null && proofs.keepNonce(uri, headers);
    }

    /** Tells whether it can be sent as it is. */
    static boolean isSendable(String token) {
        return TOKEN.matcher(token).matches();
    }

    boolean isUsableAt(long now) {
        return now - unusableAt < 0;
    }

    boolean isToBeRenewedAt(long now) {
        return now - renewAt >= 0;
    }

    @Override
    public String toString() {
        return "AccessToken[" + value + "]";
    }
}
