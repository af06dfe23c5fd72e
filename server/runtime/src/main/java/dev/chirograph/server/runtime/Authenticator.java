package dev.chirograph.server.runtime;

/** Authenticates callers. Thread-safe. */
@FunctionalInterface
public interface Authenticator {
    /** Verifies credentials. */
    Authentication authenticate(Credentials credentials);

    /** Returns the settings of challenges; always the same. */
    default ChallengeSettings protection() {
        return ChallengeSettings.bearer();
    }
}
