package dev.chirograph.server.runtime;

import java.util.Set;

/** Words the challenges of the schemes Bearer (RFC 6750, section 3) and DPoP (RFC 9449, section 7.1). */
final class Challenge {
    static final String HEADER = "WWW-Authenticate";

    private static final String REALM = " realm=\"chirograph\"";

    /** What stands in the challenge of each scheme. */
    private final String metadata;

    /** Empty when no proofs are taken. */
    private final String algorithms;

    Challenge(ChallengeSettings protection) {
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
        return "Bearer" + REALM + what + metadata;
    }

    private String dpop(String what) {
        return "DPoP" + REALM + what + algorithms + metadata;
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
