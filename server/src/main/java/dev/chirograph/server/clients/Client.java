package dev.chirograph.server.clients;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered client.
 *
 * @param id the {@code client_id}
 * @param name what a person calls it
 * @param secretHash the Argon2id hash of its secret, null for a public client
 * @param grants the grant types it may use, such as {@code client_credentials}
 * @param scopes the most that its tokens may carry
 * @param enabled whether it may ask for tokens at all
 */
public record Client(
        String id, String name, @Nullable String secretHash, Set<String> grants, Set<String> scopes, boolean enabled) {

    /** Copies the sets. */
    public Client {
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
    }

    /** Tells whether the client has no secret (RFC 6749, section 2.1), so that its id alone names it. */
    public boolean isPublic() {
        return secretHash == null;
    }

    /** Leaves out the hash. */
    @Override
    public String toString() {
        return "Client[id=" + id + ", name=" + name + ", public=" + isPublic() + ", grants=" + grants + ", scopes="
                + scopes + ", enabled=" + enabled + "]";
    }
}
