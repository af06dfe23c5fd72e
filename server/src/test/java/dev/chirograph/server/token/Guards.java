package dev.chirograph.server.token;

import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.dpop.ServerNonces;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The dependencies of the verification of access tokens, in memory and without a store. */
public final class Guards {
    private Guards() {}

    /** Returns a verifier of proofs with a nonce secret and a replay cache of its own. */
    public static Proofs proofs(Clock clock) {
        Set<String> used = ConcurrentHashMap.newKeySet();
        return new Proofs(
                URI.create(Minted.AUDIENCE),
                ServerNonces.load(fresh -> fresh, clock),
                (kind, id, expiresAt) -> used.add(kind + "\n" + id),
                clock);
    }

    /** Returns a lookup without any revocation. */
    static RevocationLookup noRevocations() {
        return ids -> false;
    }
}
