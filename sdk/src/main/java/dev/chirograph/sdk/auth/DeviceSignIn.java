package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.internal.time.Timeouts;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Signs a user in on another device, for programs without a browser (device authorization grant, RFC 8628): the program shows
 * a URI and a short code, which the user enters there. Immutable.
 */
public final class DeviceSignIn implements SignIn {
    private final Consumer<DeviceCode> display;
    private final Duration timeout;

    private DeviceSignIn(Consumer<DeviceCode> display, Duration timeout) {
        this.display = display;
        this.timeout = timeout;
    }

    /**
     * Returns a sign-in with a timeout of five minutes, or less if the server's code expires sooner.
     *
     * @param display shows the code and the URI to the user; called once per sign-in, on a thread that it may block. If it
     *     throws, the sign-in fails
     */
    public static DeviceSignIn showing(Consumer<DeviceCode> display) {
        return new DeviceSignIn(Objects.requireNonNull(display, "display"), Timeouts.SIGN_IN);
    }

    /**
     * Returns this sign-in with another timeout.
     *
     * @param timeout positive and at most one day
     * @throws IllegalArgumentException if it is out of this range
     */
    public DeviceSignIn withTimeout(Duration timeout) {
        return new DeviceSignIn(display, Timeouts.check("timeout", timeout));
    }

    /** Returns the function that shows the code to the user. */
    public Consumer<DeviceCode> display() {
        return display;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String toString() {
        return "DeviceSignIn[timeout=" + timeout + "]";
    }
}
