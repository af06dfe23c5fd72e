package dev.chirograph.server.token;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header Authorization as RFC 6750, section 2.1, has it. */
final class BearerHeader {
    /** As the section has it; that the scheme's name is of any case, and more than one space allowed, is RFC 9110, 11.4. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    private static final Pattern SCHEME = Pattern.compile("(?i:Bearer)(?:[ \t].*)?", Pattern.DOTALL);

    private BearerHeader() {}

    /** What a header says. */
    sealed interface Content {
        record Token(String text) implements Content {
            /** Leaves out the token. */
            @Override
            public String toString() {
                return "Token";
            }
        }

        /** Nothing, or credentials of another scheme: section 3.1 wants no error named for either. */
        record Nothing() implements Content {}

        record Malformed(String description) implements Content {}
    }

    /** Reads all lines of the header. */
    static Content read(List<String> lines) {
        if (lines.isEmpty()) {
            return new Content.Nothing();
        }
        if (lines.size() > 1) {
            return new Content.Malformed("The header Authorization is there more than once.");
        }
        String line = lines.getFirst();
        Matcher credentials = CREDENTIALS.matcher(line);
        if (credentials.matches()) {
            return new Content.Token(credentials.group(1));
        }
        return SCHEME.matcher(line).matches()
                ? new Content.Malformed("The header Authorization must be Bearer, a space and one token.")
                : new Content.Nothing();
    }
}
