package dev.chirograph.sdk.auth;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a program shows to a user who signs in on another device (RFC 8628, section 3.3). Immutable. */
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
     * Returns a code, for tests of code that shows one.
     *
     * @param userCode the code that the user enters
     * @param verificationUri where the user enters it
     * @param verificationUriComplete the same URI with the code in it; null for none
     * @param expiresIn the lifetime of the code
     */
    public static DeviceCode of(
            String userCode, URI verificationUri, @Nullable URI verificationUriComplete, Duration expiresIn) {
        return new DeviceCode(userCode, verificationUri, verificationUriComplete, expiresIn);
    }

    /** Returns the code that the user enters. Show it in any case: the user compares it with that on the page. */
    public String userCode() {
        return userCode;
    }

    /** Returns where the user enters the code. */
    public URI verificationUri() {
        return verificationUri;
    }

    /** Returns the verification URI with the code in it, to show as a QR code; null if the server has none. */
    public @Nullable URI verificationUriComplete() {
        return verificationUriComplete;
    }

    /** Returns the lifetime of the code, from when the server issued it. */
    public Duration expiresIn() {
        return expiresIn;
    }

    /** Returns the URI without the code: a reader of the log could sign this program in to another account. */
    @Override
    public String toString() {
        return "DeviceCode[" + verificationUri + "]";
    }
}
