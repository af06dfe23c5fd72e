package dev.chirograph.server.contract;

/** Finds out who is calling. Safe for use by many threads. */
@FunctionalInterface
public interface Authenticator {
    /** Looks at the credentials. */
    Authentication authenticate(Credentials credentials);

    /** Returns what challenges say beyond the error; always the same. */
    default Protection protection() {
        return Protection.bearer();
    }
}
