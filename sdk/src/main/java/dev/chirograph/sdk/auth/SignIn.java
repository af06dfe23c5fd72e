package dev.chirograph.sdk.auth;

import java.time.Duration;

/** How a user signs in: with a browser on this machine, or on another device. */
public sealed interface SignIn permits LoopbackSignIn, DeviceSignIn {
    /** Returns how long the user has to sign in. */
    Duration timeout();
}
