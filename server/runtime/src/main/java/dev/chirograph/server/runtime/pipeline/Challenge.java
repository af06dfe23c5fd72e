package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.ChallengeSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words the challenges of the schemes Bearer (RFC 6750, section 3) and DPoP (RFC 9449, section 7.1). */
final class Challenge {
    static final String HEADER = "WWW-Authenticate";

    /** What stands in the challenge of each scheme. */
    private final String metadata;

    /** Empty when no proofs are taken. */
    private final String algorithms;

    /** The first attribute of each challenge; empty when there is no realm. */
    private final String realm;

    Challenge(@Nullable String realm, ChallengeSettings protection) {
        this.realm = realm == null ? "" : attribute("realm", realm);
        String where = protection.metadata();
        this.metadata = where == null ? "" : attribute("resource_metadata", where);
        this.algorithms = protection.dpopAlgorithms().isEmpty()
                ? ""
                : attribute("algs", String.join(" ", protection.dpopAlgorithms()));
    }

    /** Asks for credentials; it names no error, for none was made (RFC 6750, section 3.1). */
    String missing() {
        return bearer("") + (algorithms.isEmpty() ? "" : ", " + dpop(""));
    }

    /** Says what is wrong with the credentials, to who has chosen a scheme. */
    String refused(AuthenticationScheme scheme, String error, String description) {
        String what = attribute("error", error) + attribute("error_description", description);
        return switch (scheme) {
            case DPOP -> dpop(what);
            // The token may be one that has to come with a proof.
            case BEARER -> bearer(what) + (algorithms.isEmpty() ? "" : ", " + dpop(""));
        };
    }

    /** Says what the token lacks, to who has chosen a scheme. */
    String insufficientScope(AuthenticationScheme scheme, Set<String> scopes) {
        String what = attribute("error", "insufficient_scope")
                + attribute("error_description", "The access token lacks a scope")
                + attribute("scope", String.join(" ", scopes));
        return switch (scheme) {
            case DPOP -> dpop(what);
            case BEARER -> bearer(what);
        };
    }

    private String bearer(String what) {
        return challenge("Bearer", realm + what + metadata);
    }

    private String dpop(String what) {
        return challenge("DPoP", realm + what + algorithms + metadata);
    }

    private static String challenge(String scheme, String attributes) {
        return attributes.isEmpty() ? scheme : scheme + attributes.substring(1);
    }

    /**
     * RFC 6750, section 3, leaves out of these values what a quoted string would have to escape, and all that is not ASCII:
     * what a description has of that is replaced.
     */
    private static String attribute(String name, String value) {
        var quoted = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (c == '"') {
                quoted.append('\'');
            } else {
                quoted.append(c >= 0x20 && c <= 0x7E && c != '\\' ? (char) c : '?');
            }
        });
        return ", " + name + "=\"" + quoted + "\"";
    }
}
