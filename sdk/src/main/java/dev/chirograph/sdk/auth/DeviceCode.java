package dev.chirograph.sdk.auth;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user needs to sign in on another device (RFC 8628, section 3.2). Immutable. */
public final class DeviceCode {
    private final String userCode;
    private final URI verificationUri;
    private final @Nullable URI verificationUriComplete;
    private final Duration expiresIn;

    private DeviceCode(
            String userCode, URI verificationUri, @Nullable URI verificationUriComplete, Duration expiresIn) {
        this.userCode = Objects.requireNonNull(userCode, "userCode");
        this.verificationUri = Objects.requireNonNull(verificationUri, "verificationUri");
        this.verificationUriComplete = verificationUriComplete;
        this.expiresIn = Objects.requireNonNull(expiresIn, "expiresIn");
    }

    /**
     * Puts a code together, for tests of what shows it.
     *
     * @param userCode what the user types
     * @param verificationUri where the user types it
     * @param verificationUriComplete the same address with the code in it; null when there is none
     * @param expiresIn how long the code is good
     */
    public static DeviceCode of(
            String userCode, URI verificationUri, @Nullable URI verificationUriComplete, Duration expiresIn) {
        return new DeviceCode(userCode, verificationUri, verificationUriComplete, expiresIn);
    }

    /** Returns what the user types. Show it in any case: the user compares it with what the page shows. */
    public String userCode() {
        return userCode;
    }

    /** Returns where the user types it. */
    public URI verificationUri() {
        return verificationUri;
    }

    /** Returns the same address with the code in it, to show as a QR code; null when the server has none. */
    public @Nullable URI verificationUriComplete() {
        return verificationUriComplete;
    }

    /** Returns how long the code is good, from the moment that it was given. */
    public Duration expiresIn() {
        return expiresIn;
    }

    /** Tells the address and not the code: who reads it in a log could give this program an account of another's. */
    @Override
    public String toString() {
        return "DeviceCode[" + verificationUri + "]";
    }
}
