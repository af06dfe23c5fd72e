package dev.chirograph.server.clients;

/**
 * The credentials of a confidential client.
 *
 * @param id the {@code client_id}
 * @param secret the {@code client_secret}, which is shown once and stored only as a hash
 */
public record ClientCredentials(String id, String secret) {

    /** Omits the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
