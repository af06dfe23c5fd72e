package dev.chirograph.server.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What callers are told of how to come by access tokens and to send them, in each challenge.
 *
 * @param metadata where more is said of it (RFC 9728, section 5.1), null when nowhere
 * @param dpopAlgorithms what proofs of possession may be signed with (RFC 9449, section 7.1), empty when none are taken
 */
public record ChallengeSettings(@Nullable String metadata, List<String> dpopAlgorithms) {

    /** Copies the list. */
    public ChallengeSettings {
        dpopAlgorithms = List.copyOf(dpopAlgorithms);
    }

    /** Returns that of an API which takes bearer tokens and says no more about them. */
    public static ChallengeSettings bearer() {
        return new ChallengeSettings(null, List.of());
    }
}
