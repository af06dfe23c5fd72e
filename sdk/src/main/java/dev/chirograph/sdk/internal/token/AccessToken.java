package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import java.util.regex.Pattern;

/** An access token and, in nanoseconds of the client's time, how long it is good. */
public final class AccessToken implements TokenOutcome {
    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Secret value;
    private final long renewAt;
    private final long unusableAt;

    AccessToken(Secret value, long renewAt, long unusableAt) {
        this.value = value;
        this.renewAt = renewAt;
        this.unusableAt = unusableAt;
    }

    /** Returns the value of the header {@code Authorization}. */
    public String authorization() {
        return "Bearer " + value.reveal();
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
