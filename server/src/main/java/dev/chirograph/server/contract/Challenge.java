package dev.chirograph.server.contract;

import java.util.Set;

/** Words the challenges of the scheme Bearer (RFC 6750, section 3). */
final class Challenge {
    static final String HEADER = "WWW-Authenticate";

    private static final String REALM = "Bearer realm=\"chirograph\"";

    private Challenge() {}

    /** Asks for credentials; it names no error, for none was made (section 3.1). */
    static String missing() {
        return REALM;
    }

    static String refused(String error, String description) {
        return REALM + attribute("error", error) + attribute("error_description", description);
    }

    static String insufficientScope(Set<String> scopes) {
        return REALM + attribute("error", "insufficient_scope") + attribute("scope", String.join(" ", scopes));
    }

    /**
     * Section 3 leaves out of these values what a quoted string would have to escape, and all that is not ASCII: what a
     * description has of that is replaced.
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
