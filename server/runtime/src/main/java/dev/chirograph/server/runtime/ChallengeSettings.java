package dev.chirograph.server.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of all challenges.
 *
 * @param metadata the URL of the protected resource metadata (RFC 9728, section 5.1), null if there is none
 * @param dpopAlgorithms the algorithms of DPoP proofs (RFC 9449, section 7.1), empty if DPoP is not supported
 */
public record ChallengeSettings(@Nullable String metadata, List<String> dpopAlgorithms) {

    /** Copies the list. */
    public ChallengeSettings {
        dpopAlgorithms = List.copyOf(dpopAlgorithms);
    }

    /** Returns the settings of an API that accepts bearer tokens and has no metadata. */
    public static ChallengeSettings bearer() {
        return new ChallengeSettings(null, List.of());
    }
}
