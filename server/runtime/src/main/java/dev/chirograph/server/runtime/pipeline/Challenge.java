package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.ChallengeSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the challenges of the schemes Bearer (RFC 6750, section 3) and DPoP (RFC 9449, section 7.1). */
final class Challenge {
    static final String HEADER = "WWW-Authenticate";

    /** The attribute with the URL of the metadata; empty for none. */
    private final String metadata;

    /** Empty if DPoP is not supported. */
    private final String algorithms;

    /** The first attribute of each challenge; empty without a realm. */
    private final String realm;

    Challenge(@Nullable String realm, ChallengeSettings protection) {
        this.realm = realm == null ? "" : attribute("realm", realm);
        String where = protection.metadata();
        this.metadata = where == null ? "" : attribute("resource_metadata", where);
        this.algorithms = protection.dpopAlgorithms().isEmpty()
                ? ""
                : attribute("algs", String.join(" ", protection.dpopAlgorithms()));
    }

    /** Returns the challenge for missing credentials; it names no error (RFC 6750, section 3.1). */
    String missing() {
        return bearer("") + (algorithms.isEmpty() ? "" : ", " + dpop(""));
    }

    /** Returns the challenge for rejected credentials of a scheme. */
    String refused(AuthenticationScheme scheme, String error, String description) {
        String what = attribute("error", error) + attribute("error_description", description);
        return switch (scheme) {
            case DPOP -> dpop(what);
            // The token may be one that requires a proof.
            case BEARER -> bearer(what) + (algorithms.isEmpty() ? "" : ", " + dpop(""));
        };
    }

    /** Returns the challenge for a token that lacks scopes, in the scheme of the request. */
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
     * RFC 6750, section 3, excludes characters that a quoted string would have to escape, and all that are not ASCII:
     * they are replaced.
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
