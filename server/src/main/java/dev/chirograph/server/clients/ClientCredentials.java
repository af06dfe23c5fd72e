package dev.chirograph.server.clients;

/**
 * What a confidential client authenticates with.
 *
 * @param id the {@code client_id}
 * @param secret the {@code client_secret}; it is shown once and stored only as a hash
 */
public record ClientCredentials(String id, String secret) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
