package dev.chirograph.server.dpop;

/** Stores the secret of {@link ServerNonces}, which all nodes share. */
@FunctionalInterface
public interface NonceSecretSource {

    /** Returns the secret, after storing this one if there is none. */
    String findOrInsert(String fresh);
}
