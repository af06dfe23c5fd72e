package dev.chirograph.server.runtime;

/** Finds out who is calling. Safe for use by many threads. */
@FunctionalInterface
public interface Authenticator {
    /** Looks at the credentials. */
    Authentication authenticate(Credentials credentials);

    /** Returns what challenges say beyond the error; always the same. */
    default ChallengeSettings protection() {
        return ChallengeSettings.bearer();
    }
}
