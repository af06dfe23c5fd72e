package dev.chirograph.sdk.auth;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Signs a user in on another device, for programs that have no browser (RFC 8628): the program shows an address and a short
 * code, the user goes there and types it. Immutable.
 */
public final class DeviceSignIn implements SignIn {
    private final Consumer<DeviceCode> display;
    private final Duration timeout;

    private DeviceSignIn(Consumer<DeviceCode> display, Duration timeout) {
        this.display = display;
        this.timeout = timeout;
    }

    /**
     * Returns a sign-in for which the user has five minutes, or less if the server's code ends sooner.
     *
     * @param display shows the code and the address to the user; called once a sign-in, on a thread that it may block. If it
     *     throws, the sign-in fails
     */
    public static DeviceSignIn showing(Consumer<DeviceCode> display) {
        return new DeviceSignIn(Objects.requireNonNull(display, "display"), Timeouts.STANDARD);
    }

    /**
     * Returns the same with another time for the user.
     *
     * @param timeout more than zero and at most a day
     */
    public DeviceSignIn timeout(Duration timeout) {
        return new DeviceSignIn(display, Timeouts.check(timeout));
    }

    /** Returns what shows the code to the user. */
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
